import { expect, test } from 'vitest';
import { readsAsName } from './name-on-lists.ts';

test.each([
  'Rosneft',
  '华为终端',
  'Hangzhou Hikvision Digital Technology Co., Ltd.',
  'Al-Khwarizmi & Sons',
  '3Com Corporation',
  'Sberbank of Russia 2',
])('%s can be a name', (text) => expect(readsAsName(text)).toBe(true));

test.each([
  'DS-2CD2143G0-I',
  'C9300-48P',
  'ZXHN F660',
  '4c:bd:8f:00:11:22',
  'SSH-2.0-HUAWEI-1.5',
  'cpe:2.3:h:zte:zxhn',
  'Server: App-webs/',
  '12345',
  'a'.repeat(200),
])('%s is no name to screen', (text) => expect(readsAsName(text)).toBe(false));
