/** The module of a single file: gzip, written as pack85.rs says. */
async function unpack({ textContent: text, dataset }) {
  const bytes = new DataView(new ArrayBuffer((text.length / 5) * 4));
  for (let at = 0, to = 0; at < text.length; to += 4) {
    let number = 0;
    for (const end = at + 5; at < end; at++) {
      const code = text.charCodeAt(at);
      number = number * 85 + (code === 125 ? 60 : code) - 40;
    }
    bytes.setUint32(to, number);
  }
  const packed = new Blob([bytes.buffer.slice(0, Number(dataset.length))]).stream();
  const module = new Response(packed.pipeThrough(new DecompressionStream("gzip")));
  return WebAssembly.compile(await module.arrayBuffer());
}
