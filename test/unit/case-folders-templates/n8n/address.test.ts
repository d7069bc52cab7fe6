/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireSameN8n } from '@/packages/case-folders-templates/src/n8n/address';
import { run } from '@/packages/case-folders-templates/src/program';
import { clientText, origin } from '../testClient';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'case-folders-address-'))));
afterEach(() => {
	rmSync(folder, { recursive: true });
	jest.restoreAllMocks();
});

it.each(['install', 'uninstall'])(
	'%s goes to no other n8n than the one in the client’s file',
	async (command) => {
		const file = join(folder, 'client.json');
		writeFileSync(file, clientText({}, { n8nUrl: 'https://n8n.example.com/' }));
		const lines: string[] = [];
		jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
		const args = [command, file, '--set', 'live', '--url', 'https://n8n.example.org', '--json'];
		expect(await run(args, origin)).toBe(2);
		expect(lines.join('')).toContain('another n8n than “n8nUrl”');
	},
);

it.each([
	['https://n8n.example.com', 'https://N8N.example.com/'],
	['https://example.com/n8n', 'https://example.com/n8n//'],
	['http://localhost:5678', 'https://n8n.example.com'],
	['https://n8n.example.com', undefined],
])('%s is the n8n of a client with %s', (address, ofClient) => {
	expect(() => requireSameN8n(address, ofClient)).not.toThrow();
});

it.each([
	['https://n8n.example.com', 'https://n8n.example.com/other'],
	['https://n8n.example.com', 'https://n8n.example.com:8443'],
])('%s is not the n8n of a client with %s', (address, ofClient) => {
	expect(() => requireSameN8n(address, ofClient)).toThrow('another n8n');
});
