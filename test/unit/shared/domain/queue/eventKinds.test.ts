/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { EVENT_KINDS, isAboutCases } from '@/nodes/shared/domain/queue/eventKinds';
import { DropboxCaseFoldersTrigger } from '@/nodes/DropboxCaseFoldersTrigger/DropboxCaseFoldersTrigger.node';
import { EVENTS } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/Watch';

const ofDropbox = new DropboxCaseFoldersTrigger().description.properties
	.filter(({ name }) => name === 'events')
	.flatMap(({ options }) => (options ?? []).map((option) => ('value' in option ? String(option.value) : '')));

it('the queue takes every event of the triggers, as they call it', () => {
	expect(ofDropbox.length).toBeGreaterThan(7);
	expect([...ofDropbox, ...EVENTS].filter((event) => !(event in EVENT_KINDS))).toEqual([]);
});

it('kinds are in the order of their words, as n8n’s lists are', () => {
	const labels = Object.values(EVENT_KINDS).map(([label]) => label);
	expect(labels).toEqual([...labels].sort((one, other) => one.localeCompare(other, 'en')));
});

it('a case that could not be migrated is told of as any other event that failed', () => {
	expect(isAboutCases({ kind: 'migrationRequested' })).toBe(true);
	expect(isAboutCases({ kind: 'email' })).toBe(false);
});
