/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	isWriteAllowed,
	type GuardFolders,
	type GuardFolder,
	type Reach,
} from '@/nodes/shared/domain/guard/GuardFolders';

const folder = (path: string, namespaceId?: string): GuardFolder => ({ path, namespaceId });
const may = (
	folders: Partial<GuardFolders>,
	path: string,
	reach: Reach = 'itself',
	namespaceIds: string[] = [],
) => isWriteAllowed({ onlyBelow: undefined, neverBelow: [], ...folders }, { path, namespaceIds }, reach);

describe('a guard around', () => {
	const never = { neverBelow: [folder('/Agency/Live')] };

	it.each([
		['/Agency/Live/1', 'itself', false],
		['/agency/LIVE/1/Notes', 'itself', false],
		['/Agency/Live', 'itself', false],
		['/Agency/Live', 'into it', false],
		['/Agency/Live 2', 'itself', true],
		['/Agency/Demo/1', 'itself', true],
		['/Agency', 'into it', true],
		['/Agency', 'itself', true],
		['/Agency', 'all in it', false],
		['', 'all in it', false],
		['/Agency/Demo', 'all in it', true],
	] as const)('what must not be written, at %s, %s: %s', (path, reach, allowed) => {
		expect(may(never, path, reach)).toBe(allowed);
	});

	const only = { onlyBelow: [folder('/Agency/Demo'), folder('/Tests')] };

	it.each([
		['/Agency/Demo/1', 'itself', true],
		['/AGENCY/demo/1', 'all in it', true],
		['/Tests/1', 'itself', true],
		['/Agency/Demo', 'into it', true],
		['/Agency/Demo', 'itself', false],
		['/Agency/Demo', 'all in it', false],
		['/Agency', 'all in it', false],
		['/Agency/Demolition/1', 'itself', false],
		['/1', 'itself', false],
		['', 'into it', false],
	] as const)('all that may be, at %s, %s: %s', (path, reach, allowed) => {
		expect(may(only, path, reach)).toBe(allowed);
	});

	it('what is kept out even of what may be', () => {
		const both = { onlyBelow: [folder('/Demo')], neverBelow: [folder('/Demo/Real')] };
		expect([may(both, '/Demo/1'), may(both, '/Demo/Real/1'), may(both, '/2')]).toEqual([true, false, false]);
	});

	it('the whole Dropbox', () => {
		expect(may({ neverBelow: [folder('')] }, '/any')).toBe(false);
		expect(may({ onlyBelow: [folder('')] }, '/any')).toBe(true);
	});

	it('a shared folder, by whatever path it is reached', () => {
		const shared = { neverBelow: [folder('/Live', '7')] };
		expect(may(shared, '/Jane/Elsewhere/1', 'itself', ['7'])).toBe(false);
		expect(may(shared, '/Jane/Elsewhere/1', 'itself', ['8'])).toBe(true);
		expect(may({ onlyBelow: [folder('/Demo', '7')] }, '/Jane/1', 'itself', ['7'])).toBe(false);
	});
});
