import { generate } from 'lean-qr';

/** One path for all dark modules, in units of one module: a QR drawn without canvas stays sharp on each panel. */
export function qrPath(text: string): { size: number; path: string } {
  const code = generate(text);
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      let run = 0;
      while (code.get(x + run, y)) {
        run++;
      }
      if (run > 0) {
        path += `M${x} ${y}h${run}v1h-${run}z`;
        x += run;
      }
    }
  }
  return { size: code.size, path };
}
