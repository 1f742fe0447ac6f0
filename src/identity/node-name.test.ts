import { expect, test } from 'vitest';
import { withoutNode } from './node-name.ts';

test.each([
  ['Linux hikvision-backup 4.4.302+ #69057 SMP x86_64', 'Linux 4.4.302+ #69057 SMP x86_64'],
  ['FreeBSD dahua.example.net 13.2-RELEASE amd64', 'FreeBSD 13.2-RELEASE amd64'],
  ['Darwin huawei-mac 21.6.0 Darwin Kernel', 'Darwin 21.6.0 Darwin Kernel'],
  ['HP-UX zte1 B.11.31 U ia64', 'HP-UX B.11.31 U ia64'],
  ['Linux GSE200M', 'Linux GSE200M'],
  ['Huawei Linux 5.10', 'Huawei Linux 5.10'],
])('the owner’s name is taken out of %s', (description, left) => expect(withoutNode(description)).toBe(left));
