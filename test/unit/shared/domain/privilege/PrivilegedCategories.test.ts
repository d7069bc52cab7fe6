/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { PrivilegedCategories } from '@/nodes/shared/domain/privilege/PrivilegedCategories';

const usual = new PrivilegedCategories('Privileged, Attorney-Client; Work Product');

test.each([
	...['Privileged', ' PRIVILEGED ', 'Attorney-Client', 'attorney client', 'AttorneyClient', 'Work  Product'],
	// As word processors and web pages write it.
	...['Attorney–Client', 'Attorney‑Client', 'Attorney\u2212Client', 'Attorney / Client', 'Work\u00a0Product'],
	...['Privi\u00adleged', 'Priv\u200bileged', '\ufeffPrivileged', 'Ｐｒｉｖｉｌｅｇｅｄ', '“Privileged”'],
	// Several in one text, as case systems and n8n write lists.
	...[
		'Notes, Privileged',
		'Notes;Privileged',
		'Notes|Privileged',
		'Notes\r\nPrivileged',
		'Notes\tPrivileged',
	],
	...['["Notes","Privileged"]', '[Array: ["Privileged"]]', '{"name":"Privileged"}', 'Notes / Privileged'],
	...['Memo - Privileged', 'Memo (privileged)', 'Privileged & Confidential', 'Memo、Privileged'],
])('%j is privileged', (category) => expect(usual.includesAny([category])).toBe(true));

test.each(['', ' ', '-', 'Notes', 'Not Privileged', 'Non-Privileged', 'Unprivileged', 'Attorney', 'Client'])(
	'%j is not',
	(category) => expect(usual.includesAny([category])).toBe(false),
);

test('one of several is enough', () => expect(usual.includesAny(['Notes', 'Privileged'])).toBe(true));

test('composed and decomposed letters are the same', () => {
	expect(new PrivilegedCategories('Privilégié').includesAny(['Privilégié'.normalize('NFD')])).toBe(true);
});

test('signs that are no letters can be a category, too', () => {
	expect(new PrivilegedCategories('★').includesAny([' ★ '])).toBe(true);
	expect(new PrivilegedCategories('★').includesAny(['☆'])).toBe(false);
});

test('without a name nothing is privileged', () => {
	expect(new PrivilegedCategories(' , ;\n').isEmpty).toBe(true);
	expect(usual.isEmpty).toBe(false);
});
