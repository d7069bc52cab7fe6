/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	describeExposures,
	exposuresOfFolder,
	exposuresOfLinks,
	exposuresOfMembers,
	linksToRemove,
} from '@/nodes/shared/domain/privilege/exposures';
import { AllowedPeople, peopleFrom } from '@/nodes/shared/domain/privilege/AllowedPeople';
import { PrivilegedCategories } from '@/nodes/shared/domain/privilege/PrivilegedCategories';
import type { FolderMember, SharedFolder, SharedLink } from '@/nodes/shared/domain/privilege/sharing';

const CLOSED: SharedFolder = {
	...{ namespaceId: '7', inherits: false, linkPolicy: 'members', memberPolicy: 'anybody' },
	...{ managedBy: 'owner', ownLink: undefined, parentNamespaceId: undefined, isTeamFolder: false },
};

const link = (more: Partial<SharedLink> = {}): SharedLink => ({
	...{ url: 'u', pathLower: '/a', id: 'id:document', audience: 'anybody', expires: undefined },
	...{ mayRevoke: true, ...more },
});

const member = (more: Partial<FolderMember> = {}): FolderMember => ({
	...{ kind: 'person', who: 'mia@example.com', id: 'dbid:mia', level: 'viewer', inherited: false },
	...more,
});

const INSIDE = new Set(['id:document', 'id:folder']);

describe('exposedByFolder', () => {
	it('finds nothing about one that is closed', () => {
		expect(exposuresOfFolder(CLOSED)).toEqual([]);
		expect(exposuresOfFolder({ ...CLOSED, ownLink: 'nobody' })).toEqual([]);
		expect(exposuresOfFolder({ ...CLOSED, ownLink: 'members' })).toEqual([]);
	});

	it.each<[Partial<SharedFolder>, string]>([
		[{ inherits: true }, 'folder around'],
		[{ linkPolicy: 'anybody' }, 'link policy'],
		[{ linkPolicy: 'team' }, 'link policy'],
		[{ linkPolicy: 'unknown' }, 'link policy'],
		[{ managedBy: 'editors' }, 'editors'],
		[{ managedBy: 'unknown' }, 'editors'],
		[{ ownLink: 'anybody' }, 'folder link'],
		[{ ownLink: 'withPassword' }, 'folder link'],
		[{ ownLink: 'team' }, 'folder link'],
		[{ ownLink: 'unknown' }, 'folder link'],
	])('finds one open that is otherwise: %j', (more, exposure) => {
		expect(exposuresOfFolder({ ...CLOSED, ...more })).toEqual([exposure]);
	});

	it('finds one open that is no shared folder', () => {
		expect(exposuresOfFolder(undefined)).toEqual(['folder around', 'link policy']);
	});
});

describe('exposedByMembers', () => {
	const named = new AllowedPeople('dbid:jane', ['Ravi@Example.com', 'client@example.net']);

	it.each<[Partial<FolderMember>]>([
		[{ who: 'other@example.com', id: 'dbid:jane' }],
		[{ who: 'ravi@example.com' }],
		[{ kind: 'invited', who: 'CLIENT@example.net', id: undefined }],
	])('passes who is named: %j', (more) => {
		expect(exposuresOfMembers([member(more)], named)).toEqual([]);
	});

	it.each<[Partial<FolderMember>, string]>([
		[{}, 'person'],
		[{ inherited: true }, 'person'],
		[{ level: 'other' }, 'person'],
		[{ kind: 'group', who: 'ravi@example.com', id: 'g:1' }, 'group'],
		[{ kind: 'group', who: 'Interns', id: 'dbid:jane' }, 'group'],
		[{ kind: 'invited', id: undefined }, 'invitation'],
		[{ kind: 'invited', who: '', id: undefined }, 'invitation'],
	])('finds who is not: %j', (more, exposure) => {
		expect(exposuresOfMembers([member(more)], named)).toEqual([exposure]);
	});
});

describe('exposedByLinks', () => {
	it.each<[Partial<SharedLink>, string[]]>([
		[{ audience: 'nobody' }, []],
		[{ audience: 'members' }, []],
		[{ audience: 'members', id: 'id:folder' }, []],
		[{ audience: 'members', id: 'id:above' }, ['link for members']],
		[{ audience: 'members', id: undefined }, ['link for members']],
		[{ audience: 'nobody', id: 'id:above' }, []],
		[{ audience: 'anybody' }, ['link for anybody']],
		[{ audience: 'anybody', expires: '2020-01-01T00:00:00Z' }, ['link for anybody']],
		[{ audience: 'withPassword' }, ['link with a password']],
		[{ audience: 'team', mayRevoke: false }, ['link for the team']],
		[{ audience: 'unknown' }, ['link of unknown audience']],
	])('judges %j', (more, exposures) => {
		expect(exposuresOfLinks([link(more)], INSIDE)).toEqual(exposures);
	});
});

describe('linksToRemove', () => {
	const [own, above, lasting, harmless, members] = [
		link(),
		link({ id: 'id:above' }),
		link({ mayRevoke: false }),
		link({ audience: 'nobody' }),
		link({ audience: 'members' }),
	];
	const all = [own, above, lasting, harmless, members].flatMap((each) => each ?? []);

	it('takes what lets in, and what would if the policy were another', () => {
		expect(linksToRemove(all, INSIDE, 'remove')).toEqual([own, above, members]);
	});

	it('leaves links of folders above where they are to be kept', () => {
		expect(linksToRemove(all, INSIDE, 'keep')).toEqual([own, members]);
	});
});

describe('told', () => {
	it('counts kinds, and names nobody', () => {
		expect(describeExposures(['link for anybody', 'group', 'link for anybody', 'folder around'])).toBe(
			'2 links for anyone, 1 group, all members of the parent folder',
		);
	});
});

describe('peopleFrom', () => {
	it('takes lists and texts, and each address once', () => {
		expect(peopleFrom(['a@example.org; B@example.org\n', 'b@example.org,', ''])).toEqual([
			...['a@example.org', 'b@example.org'],
		]);
	});

	it.each(['Jane Doe', 'Jane <jane@example.org>', '@example.org', 'jane@'])('refuses %j', (given) => {
		expect(() => peopleFrom([given])).toThrow('not an email address');
		expect(() => peopleFrom([`a@example.org, ${given}`])).toThrow('not an email address');
		expect(() => peopleFrom([given, 'a@example.org'])).toThrow('not an email address');
	});
});

describe('PrivilegedCategories', () => {
	const categories = new PrivilegedCategories('Privileged, Attorney-Client\nÀ part');

	it.each([['privileged'], [' ATTORNEY-CLIENT '], ['Letter, Privileged'], ['À PART']])(
		'include %j',
		(one) => {
			expect(categories.includesAny([one])).toBe(true);
		},
	);

	it.each([[''], ['Privilege'], ['Attorney']])('do not include %j', (one) => {
		expect(categories.includesAny([one])).toBe(false);
	});

	it('may be none', () => {
		expect(new PrivilegedCategories(' ; ').isEmpty).toBe(true);
		expect(categories.isEmpty).toBe(false);
	});
});
