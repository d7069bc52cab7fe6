/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { readLinkKeys } from '@/nodes/shared/dropboxNode/readLinkKeys';

const KEY = 'k'.repeat(32);
const FORMER = 'f'.repeat(32);

it('reads the keys, the former one if there is one', () => {
	expect(readLinkKeys({ linkKey: ` ${KEY} ` })).toEqual({ current: KEY, former: undefined });
	expect(readLinkKeys({ linkKey: KEY, formerLinkKey: FORMER })).toEqual({ current: KEY, former: FORMER });
});

it.each([
	[{}, '“Link Key” of the credential is empty'],
	[{ linkKey: ' ', formerLinkKey: FORMER }, '“Link Key” of the credential is empty'],
	[{ linkKey: 'k'.repeat(31) }, '“Link Key” of the credential is too short'],
	[{ linkKey: 'undefined' }, 'too short'],
	[{ linkKey: KEY, formerLinkKey: 'short' }, '“Former Link Key” of the credential is too short'],
])('refuses %j', (fields, message) => {
	expect(() => readLinkKeys(fields)).toThrow(message);
});
