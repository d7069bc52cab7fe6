import { BadControlCall } from '../../core/dashboard/Panel';
import type { ClioWorld } from '../ClioWorld';
import type {
	Base,
	Contact,
	Document,
	DocumentCategory,
	Folder,
	Matter,
	MatterStage,
	PracticeArea,
	User,
} from '../state/records';

/** A record by its ID, by the fixture's name for it, or by what people call it. */
export type Reference = string | number;

interface Kind<R extends Base> {
	what: string;
	all: (world: ClioWorld) => readonly R[];
	named: (world: ClioWorld) => Readonly<Record<string, Base>>;
	called: (record: R) => string;
}

/** Throws the 404 that says what there is not. */
function find<R extends Base>(world: ClioWorld, kind: Kind<R>, reference: Reference): R {
	const id = kind.named(world)[reference]?.id ?? Number(reference);
	const record = kind.all(world).find((one) => one.id === id || kind.called(one) === reference);
	if (!record) throw new BadControlCall(`there is no ${kind.what} ${reference}`, 404);
	return record;
}

export const matterAt = (world: ClioWorld, reference: Reference): Matter =>
	find(
		world,
		{
			what: 'matter',
			all: ({ state }) => state.matters.all,
			named: ({ fixture }) => fixture.matters,
			called: ({ displayNumber }) => displayNumber,
		},
		reference,
	);

export const documentAt = (world: ClioWorld, reference: Reference): Document =>
	find(
		world,
		{
			what: 'document',
			all: ({ state }) => state.documents.all,
			named: ({ fixture }) => fixture.documents,
			called: ({ name }) => name,
		},
		reference,
	);

export const folderAt = (world: ClioWorld, reference: Reference): Folder =>
	find(
		world,
		{ what: 'folder', all: ({ state }) => state.folders.all, named: () => ({}), called: ({ name }) => name },
		reference,
	);

export const userAt = (world: ClioWorld, reference: Reference): User =>
	find(
		world,
		{
			what: 'user',
			all: ({ state }) => state.users.all,
			named: ({ fixture }) => fixture.users,
			called: ({ email }) => email,
		},
		reference,
	);

export const contactAt = (world: ClioWorld, reference: Reference): Contact =>
	find(
		world,
		{
			what: 'contact',
			all: ({ state }) => state.contacts.all,
			named: ({ fixture }) => fixture.contacts,
			called: ({ name }) => name,
		},
		reference,
	);

export const categoryAt = (world: ClioWorld, reference: Reference): DocumentCategory =>
	find(
		world,
		{
			what: 'category',
			all: ({ state }) => state.categories.all,
			named: ({ fixture }) => fixture.categories,
			called: ({ name }) => name,
		},
		reference,
	);

export const practiceAreaAt = (world: ClioWorld, reference: Reference): PracticeArea =>
	find(
		world,
		{
			what: 'practice area',
			all: ({ state }) => state.practiceAreas.all,
			named: ({ fixture }) => fixture.practiceAreas,
			called: ({ name }) => name,
		},
		reference,
	);

export const stageAt = (world: ClioWorld, reference: Reference): MatterStage =>
	find(
		world,
		{
			what: 'stage',
			all: ({ state }) => state.stages.all,
			named: ({ fixture }) => fixture.stages,
			called: ({ name }) => name,
		},
		reference,
	);
