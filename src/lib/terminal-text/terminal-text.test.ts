import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, fit, fitEnd, pad, printable } from './terminal-text.ts';

describe('terminal text', () => {
  it('shows escape sequences instead of obeying them', () => {
    expect(printable('\u001b[31mred\u001b[0m')).toBe('\ufffd[31mred\ufffd[0m');
  });
  it('shows direction overrides instead of obeying them', () => {
    expect(printable('abc\u202edef')).toBe('abc\ufffddef');
  });
  it('counts wide characters as two columns and combining marks as none', () => {
    expect(displayWidth('海康威视')).toBe(8);
    expect(displayWidth('e\u0301')).toBe(1);
  });
  it('cuts to the width and says so', () => {
    expect(fit('Hangzhou Hikvision', 9)).toBe('Hangzhou…');
    expect(fit('海康威视', 5)).toBe('海康…');
    expect(fit('short', 9)).toBe('short');
  });
  it('keeps the end of a name whose end tells', () => {
    expect(fitEnd('netbox_devices.csv#17', 10)).toBe('…es.csv#17');
    expect(fitEnd('海康威视', 5)).toBe('…威视');
    expect(fitEnd('short', 9)).toBe('short');
  });
  it('never exceeds the width it was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, columns) => {
        expect(displayWidth(fit(text, columns))).toBeLessThanOrEqual(columns);
        expect(displayWidth(fitEnd(text, columns))).toBeLessThanOrEqual(columns);
      }),
    );
  });
  it('pads to the width', () => {
    expect(pad('中', 4)).toBe('中  ');
  });
});
