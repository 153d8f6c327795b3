//! The matrix: articles by the entries of a type, each cell a count of mentions with where they fall.

use crossread_model::EntryType;
use crossread_order::{by_number, by_numbers};
use crossread_volume::{ArticleIx, EntryIx, PassageIx};

use super::Comparison;

/// How many articles a matrix shows at most, those with the most mentions.
pub const ROWS: usize = 50;

/// How many entries a matrix shows at most, those with the most mentions.
pub const COLUMNS: usize = 60;

/// So often rows and columns are put in the order of one another at most.
const ROUNDS: usize = 24;

/// The order of rows, or of columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MatrixOrder {
    /// What is alike stands together.
    #[default]
    Alike,
    /// The most mentions first.
    Count,
    /// By name: articles by slug, entries as the index has them.
    Name,
}

/// How often an article mentions an entry, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatrixCell {
    /// How often.
    pub count: u32,
    /// Where, in thousandths of the article, ascending.
    pub at: Vec<u16>,
}

/// Articles by entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// The articles.
    pub rows: Vec<ArticleIx>,
    /// The entries.
    pub columns: Vec<EntryIx>,
    /// For each row, what it has of each entry.
    pub cells: Vec<Vec<MatrixCell>>,
    /// How many articles have a mention, shown or not.
    pub articles: u32,
    /// How many entries are mentioned, shown or not.
    pub entries: u32,
}

impl Comparison<'_> {
    /// The matrix of the passages in the Sides, or with `all` of the whole corpus. Linear in the
    /// mentions of the entries of this type and in the texts of the articles that are shown.
    pub fn matrix(&self, kind: EntryType, all: bool) -> Matrix {
        let volume = self.engine.volume();
        let inside = |passage: u32| all || self.mask(PassageIx(passage)) != 0;
        let mut of_articles = vec![0u32; volume.len()];
        let mut of_entries: Vec<(u32, EntryIx)> = Vec::new();
        for entry in volume.entries().zip(self.engine.kinds()).filter(|(_, k)| **k == kind).map(|(entry, _)| entry) {
            let mut n = 0u32;
            for mention in volume.mentions(entry).iter().filter(|mention| inside(mention.passage)) {
                n += 1;
                let article = volume.article_of(PassageIx(mention.passage));
                if let Some(sum) = of_articles.get_mut(article.0 as usize) {
                    *sum += 1;
                }
            }
            if n > 0 {
                of_entries.push((u32::MAX - n, entry));
            }
        }
        let entries = of_entries.len() as u32;
        by_number(&mut of_entries, |(n, _)| u64::from(*n));
        let mut columns: Vec<EntryIx> = of_entries.iter().take(COLUMNS).map(|(_, entry)| *entry).collect();
        by_number(&mut columns, |entry| u64::from(entry.0));
        let mut order: Vec<(u32, u32)> =
            of_articles.iter().zip(0u32..).filter(|(n, _)| **n > 0).map(|(n, at)| (u32::MAX - n, at)).collect();
        let articles = order.len() as u32;
        by_number(&mut order, |(n, _)| u64::from(*n));
        let mut rows: Vec<ArticleIx> = order.iter().take(ROWS).map(|(_, at)| ArticleIx(*at)).collect();
        by_number(&mut rows, |article| u64::from(article.0));
        // For each row the passages, the places in them, and the columns of its mentions.
        let mut mentions: Vec<Vec<(u32, u32, usize)>> = vec![Vec::new(); rows.len()];
        for (column, entry) in columns.iter().enumerate() {
            for mention in volume.mentions(*entry).iter().filter(|mention| inside(mention.passage)) {
                let row = rows.binary_search(&volume.article_of(PassageIx(mention.passage)));
                if let Some(row) = row.ok().and_then(|row| mentions.get_mut(row)) {
                    row.push((mention.passage, mention.start, column));
                }
            }
        }
        let row = |(article, mentions)| self.cells_of(article, mentions, columns.len());
        let cells = rows.iter().copied().zip(mentions).map(row).collect();
        Matrix { rows, columns, cells, articles, entries }
    }

    /// The cells of an article, from its mentions.
    fn cells_of(&self, article: ArticleIx, mut mentions: Vec<(u32, u32, usize)>, columns: usize) -> Vec<MatrixCell> {
        by_numbers(&mut mentions, |(passage, start, _)| (u64::from(*passage), *start));
        let places: Vec<(PassageIx, u32)> = mentions.iter().map(|(at, start, _)| (PassageIx(*at), *start)).collect();
        let mut cells = vec![MatrixCell::default(); columns];
        for ((_, _, column), fall) in mentions.iter().zip(self.engine.fall(article, &places)) {
            if let Some(cell) = cells.get_mut(*column) {
                cell.count += 1;
                cell.at.push(fall.at);
            }
        }
        cells
    }
}

impl Matrix {
    /// Puts rows and columns in order. Linear in the cells, for each of a few rounds.
    pub fn arrange(&mut self, rows: MatrixOrder, columns: MatrixOrder) {
        let (row_order, column_order) = self.alike();
        let named = |n: usize| (0..n).collect::<Vec<usize>>();
        let by_sum = |sums: Vec<u32>| {
            let mut order: Vec<(u32, usize)> =
                sums.into_iter().zip(0..).map(|(sum, at)| (u32::MAX - sum, at)).collect();
            by_number(&mut order, |(sum, _)| u64::from(*sum));
            order.into_iter().map(|(_, at)| at).collect::<Vec<usize>>()
        };
        let row_order = match rows {
            MatrixOrder::Alike => row_order,
            MatrixOrder::Count => {
                by_sum(self.cells.iter().map(|row| row.iter().map(|cell| cell.count).sum()).collect())
            }
            MatrixOrder::Name => named(self.rows.len()),
        };
        let column_order = match columns {
            MatrixOrder::Alike => column_order,
            MatrixOrder::Count => by_sum(self.column_sums()),
            MatrixOrder::Name => named(self.columns.len()),
        };
        let pick =
            |row: &Vec<MatrixCell>| column_order.iter().filter_map(|at| row.get(*at).cloned()).collect::<Vec<_>>();
        self.cells = row_order.iter().filter_map(|at| self.cells.get(*at)).map(pick).collect();
        self.rows = row_order.iter().filter_map(|at| self.rows.get(*at).copied()).collect();
        self.columns = column_order.iter().filter_map(|at| self.columns.get(*at).copied()).collect();
    }

    fn column_sums(&self) -> Vec<u32> {
        let mut sums = vec![0; self.columns.len()];
        for row in &self.cells {
            sums.iter_mut().zip(row).for_each(|(sum, cell)| *sum += cell.count);
        }
        sums
    }

    /// Rows and columns so that what is alike stands together: each in turn in the order of its
    /// barycentre, the mean place of what it has, until nothing moves (K. Sugiyama and others, *Methods
    /// for visual understanding of hierarchical system structures*, IEEE Transactions on Systems, Man,
    /// and Cybernetics 11 (2), 1981). In whole numbers, and equals stay where they are, so that it comes
    /// out alike everywhere.
    fn alike(&self) -> (Vec<usize>, Vec<usize>) {
        let mut rows: Vec<usize> = (0..self.rows.len()).collect();
        let mut columns: Vec<usize> = (0..self.columns.len()).collect();
        for _ in 0..ROUNDS {
            let before = (rows.clone(), columns.clone());
            columns = barycentres(&columns, &rows, |column, row| self.cell(row, column));
            rows = barycentres(&rows, &columns, |row, column| self.cell(row, column));
            if before == (rows.clone(), columns.clone()) {
                break;
            }
        }
        (rows, columns)
    }

    /// The count of a cell.
    pub fn cell(&self, row: usize, column: usize) -> u32 {
        self.cells.get(row).and_then(|row| row.get(column)).map_or(0, |cell| cell.count)
    }
}

/// Puts `list` in the order of the mean places that its members have in `others`.
fn barycentres(list: &[usize], others: &[usize], cell: impl Fn(usize, usize) -> u32) -> Vec<usize> {
    let mut keys: Vec<(u64, usize)> = Vec::with_capacity(list.len());
    for at in list {
        let (mut sum, mut n) = (0u64, 0u64);
        for (other, other_place) in others.iter().zip(0u64..) {
            let count = u64::from(cell(*at, *other));
            sum += count * other_place;
            n += count;
        }
        // Millionths of a place; what has nothing comes last.
        keys.push(((sum * 1_000_000).checked_div(n).unwrap_or(u64::MAX), *at));
    }
    by_number(&mut keys, |(centre, _)| *centre);
    keys.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(cells: &[&[u32]]) -> Matrix {
        Matrix {
            rows: (0..cells.len() as u32).map(ArticleIx).collect(),
            columns: (0..cells[0].len() as u32).map(EntryIx).collect(),
            cells: cells
                .iter()
                .map(|row| row.iter().map(|n| MatrixCell { count: *n, at: Vec::new() }).collect())
                .collect(),
            articles: cells.len() as u32,
            entries: cells[0].len() as u32,
        }
    }

    #[test]
    fn what_is_alike_stands_together() {
        let mut shown = matrix(&[&[5, 0, 4, 0], &[0, 3, 0, 6], &[4, 0, 5, 0], &[0, 6, 0, 3]]);
        shown.arrange(MatrixOrder::Alike, MatrixOrder::Alike);
        let blocks: Vec<Vec<bool>> =
            shown.cells.iter().map(|row| row.iter().map(|cell| cell.count > 0).collect()).collect();
        let (a, b) = (vec![true, true, false, false], vec![false, false, true, true]);
        assert_eq!(blocks, [a.clone(), a, b.clone(), b]);
    }

    #[test]
    fn rows_and_columns_keep_their_cells_in_every_order() {
        let start = matrix(&[&[1, 0, 7], &[0, 0, 0], &[2, 3, 0]]);
        for rows in [MatrixOrder::Alike, MatrixOrder::Count, MatrixOrder::Name] {
            for columns in [MatrixOrder::Alike, MatrixOrder::Count, MatrixOrder::Name] {
                let mut shown = start.clone();
                shown.arrange(rows, columns);
                for (r, row) in shown.rows.iter().enumerate() {
                    for (c, column) in shown.columns.iter().enumerate() {
                        assert_eq!(shown.cell(r, c), start.cell(row.0 as usize, column.0 as usize));
                    }
                }
                let mut again = start.clone();
                again.arrange(rows, columns);
                assert_eq!(again, shown);
            }
        }
    }
}
