// Spans count bytes of UTF-8, the browser counts UTF-16. This goes from the one to the other for one text.

export interface Offsets {
  to_text(byte: number): number;
  to_byte(index: number): number;
}

export function offsets(text: string): Offsets {
  // Of each UTF-16 index the number of bytes before it.
  const bytes_before = new Uint32Array(text.length + 1);
  let bytes = 0;
  for (let i = 0; i < text.length; ++i) {
    bytes_before[i] = bytes;
    const code = text.charCodeAt(i);
    const is_pair = code >= 0xd800 && code < 0xdc00 && i + 1 < text.length;
    if (is_pair) bytes_before[++i] = bytes;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : is_pair ? 4 : 3;
  }
  bytes_before[text.length] = bytes;
  return {
    to_byte: (index) => bytes_before[Math.max(0, Math.min(index, text.length))]!,
    to_text(byte) {
      let low = 0;
      let high = text.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (bytes_before[middle]! < byte) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}
