/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { PrivilegedFolders } from '@/nodes/shared/domain/privilege/PrivilegedFolders';

const folders = new PrivilegedFolders(' Privileged , /Notes/Secret/;Ärzte\n');

it.each([
	['Privileged', true],
	['privileged', true],
	['Discovery/PRIVILEGED', true],
	['Notes/Secret', true],
	['Secret', false],
	['Other/Notes/Secret', false],
	['Privileged/Inner', false],
	['Privileged2', false],
	['A\u0308rzte', true],
	['', false],
])('%s is one: %s', (path, expected) => {
	expect(folders.includes(path)).toBe(expected);
});

it.each([
	['Privileged/Inner/Deep', true],
	['Notes/secret/x', true],
	['Discovery/Incoming', false],
	['', false],
])('%s lies in one: %s', (path, expected) => {
	expect(folders.contains(path)).toBe(expected);
});

it('names none where there are no names', () => {
	expect(new PrivilegedFolders(' , ').contains('Privileged')).toBe(false);
});
