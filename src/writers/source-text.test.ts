import { expect, it } from 'vitest';
import { sourceText } from './source-text.ts';

it.each([
  ['A law', 'https://law.example/a', 'A law, https://law.example/a'],
  ['law.example', 'https://law.example/a', 'https://law.example/a'],
  ['https://law.example/a', 'https://law.example/a', 'https://law.example/a'],
  ['git.example/a/b, list.json', 'https://git.example/a/b', 'https://git.example/a/b, list.json'],
  ['A law', undefined, 'A law'],
  ['', 'https://law.example/', 'https://law.example/'],
])('%s with %s reads %s', (title, url, text) => {
  expect(sourceText(title, url)).toBe(text);
});
