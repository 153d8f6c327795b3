//! Tweets and posts that a page showed in frames of their own: the words, and below them a line
//! with a dash, a name, a handle and a date.

use super::super::blocks::Block;
use super::super::date;
use super::super::look::word_count;
use super::super::report::Log;

/// Takes out each post with the line that signs it.
pub(super) fn remove(blocks: &mut Vec<Block>, log: &mut Log<'_>) {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks.drain(..) {
        if !is_signature(&block.text) {
            out.push(block);
            continue;
        }
        // The post is what touches the signature from above, or stands on the same line.
        let mut gap = block.gap;
        let mut taken = vec![block];
        while gap == 0 && taken.len() < 8 {
            let Some(above) = out.pop() else { break };
            gap = above.gap;
            taken.push(above);
        }
        for block in taken.iter().rev() {
            log.left_out(
                block.at,
                "post",
                "a post quoted from a social network, signed with a handle and a date",
                &block.text,
            );
        }
    }
    *blocks = out;
}

/// `— Ana Ruiz (@ana) March 4, 2021`, alone or at the end of the post.
fn is_signature(text: &str) -> bool {
    const MOST_WORDS: usize = 90;
    let Some(dash) = text.rfind(['—', '–']).or_else(|| text.starts_with("- ").then_some(0)) else { return false };
    let signature = text.get(dash..).unwrap_or_default();
    let handle = signature.find("(@").and_then(|at| signature.get(at..)).is_some_and(|rest| rest.contains(')'));
    handle && date::find(signature).is_some() && word_count(signature) <= 20 && word_count(text) <= MOST_WORDS
}

#[cfg(test)]
mod tests {
    use super::is_signature;

    #[test]
    fn a_signature_has_a_dash_a_handle_and_a_date() {
        assert!(is_signature("— Ana Ruiz (@ana) March 4, 2021"));
        assert!(is_signature("What a day! — Friends of the Ferry (North) (@ferry) 4 March 2021"));
        assert!(!is_signature("— Ana Ruiz, March 4, 2021"));
        assert!(!is_signature("Follow her (@ana) from March 4, 2021"));
    }
}
