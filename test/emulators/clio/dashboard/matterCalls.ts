import { z } from 'zod';
import { BadControlCall, type ControlCalls } from '../../core/dashboard/Panel';
import type { ClioWorld } from '../ClioWorld';
import { changeFolder, createFolder, placeIn } from '../state/folders';
import { setCustomFields } from '../state/customFieldValues';
import { changeMatter, createMatter } from '../state/matters';
import type { Matter, MatterStatus } from '../state/records';
import type { Changes } from '../state/Table';
import { contactAt, folderAt, matterAt, practiceAreaAt, stageAt, userAt } from './references';
import { seedDocuments } from './seedDocuments';
import { REFERENCE } from './schemas';

const DATE = z.string().regex(/^\d{4}-\d\d-\d\d$/);

const MATTER = {
	description: z.string().optional(),
	displayNumber: z.string().optional(),
	customNumber: z.string().nullable().optional(),
	status: z.enum(['Open', 'Pending', 'Closed']).optional(),
	openDate: DATE.nullable().optional(),
	pendingDate: DATE.nullable().optional(),
	closeDate: DATE.nullable().optional(),
	client: REFERENCE.nullable().optional(),
	practiceArea: REFERENCE.nullable().optional(),
	stage: REFERENCE.nullable().optional(),
	responsibleAttorney: REFERENCE.nullable().optional(),
	shared: z.boolean().optional(),
	location: z.string().nullable().optional(),
	/** By the name of the field; null takes the value away. */
	customFields: z.record(z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
};

const CHANGES = z.object(MATTER).strict();

function changesOf(world: ClioWorld, asked: z.infer<typeof CHANGES>, before?: Matter): Changes<Matter> {
	const { client, practiceArea, stage, responsibleAttorney, customFields, ...plain } = asked;
	const ids = {
		clientId: idOf(client, (one) => contactAt(world, one)),
		practiceAreaId: idOf(practiceArea, (one) => practiceAreaAt(world, one)),
		stageId: idOf(stage, (one) => stageAt(world, one)),
		responsibleAttorneyId: idOf(responsibleAttorney, (one) => userAt(world, one)),
		customFieldValues:
			customFields && setCustomFields(world.state, before?.customFieldValues ?? [], customFields),
	};
	return Object.fromEntries(Object.entries({ ...plain, ...ids }).filter(([, value]) => value !== undefined));
}

function idOf<T>(given: T | null | undefined, find: (one: T) => { id: number }): number | null | undefined {
	if (given === undefined) return undefined;
	return given === null ? null : find(given).id;
}

const facts = ({ id, displayNumber, status, folderId }: Matter) => ({ id, displayNumber, status, folderId });

const statusCall = (status: MatterStatus) => (world: ClioWorld, body: unknown) => {
	const { matter, date } = z.object({ matter: REFERENCE, date: DATE.optional() }).strict().parse(body);
	const dates = date === undefined ? {} : { [`${status === 'Closed' ? 'close' : 'pending'}Date`]: date };
	return facts(changeMatter(world.state, matterAt(world, matter), { status, ...dates }));
};

/** What people do with matters and folders in the web interface. */
export const MATTER_CALLS: ControlCalls<ClioWorld> = {
	'POST /open-matter': (world, body) => {
		const asked = CHANGES.extend({ description: z.string(), by: REFERENCE.default('ada') })
			.strict()
			.parse(body);
		const { by, description, displayNumber, ...rest } = asked;
		const changes = changesOf(world, rest);
		const clientId = changes.clientId ?? null;
		const userId = userAt(world, by).id;
		return facts(createMatter(world.state, { description, clientId, userId, displayNumber, changes }));
	},
	'POST /change-matter': (world, body) => {
		const { matter, ...asked } = CHANGES.extend({ matter: REFERENCE }).strict().parse(body);
		const before = matterAt(world, matter);
		return facts(changeMatter(world.state, before, changesOf(world, asked, before)));
	},
	'POST /close-matter': statusCall('Closed'),
	'POST /pend-matter': statusCall('Pending'),
	'POST /reopen-matter': statusCall('Open'),
	'POST /stage': (world, body) => {
		const { matter, stage } = z
			.object({ matter: REFERENCE, stage: REFERENCE.nullable() })
			.strict()
			.parse(body);
		const stageId = stage === null ? null : stageAt(world, stage).id;
		return facts(changeMatter(world.state, matterAt(world, matter), { stageId }));
	},
	'POST /delete-matter': (world, body) => {
		const { matter } = z.object({ matter: REFERENCE }).strict().parse(body);
		const before = matterAt(world, matter);
		world.state.matters.remove(before.id);
		world.state.journal.tell({ model: 'matter', event: 'deleted', before, after: before });
	},
	'POST /create-folder': (world, body) => {
		const { matter, folder, name } = z
			.object({ matter: REFERENCE.optional(), folder: REFERENCE.optional(), name: z.string().min(1) })
			.strict()
			.parse(body);
		if (matter === undefined && folder === undefined)
			throw new BadControlCall('say in which matter or folder');
		const parent =
			folder === undefined
				? world.state.folders.at(matterAt(world, matter ?? '').folderId)
				: folderAt(world, folder);
		const made = createFolder(world.state, { ...placeIn(parent), name, creatorId: userAt(world, 'jane').id });
		return { id: made.id, name: made.name };
	},
	'POST /rename-folder': (world, body) => {
		const { folder, name } = z
			.object({ folder: REFERENCE, name: z.string().min(1) })
			.strict()
			.parse(body);
		const changed = changeFolder(world.state, folderAt(world, folder), { name });
		return { id: changed.id, name: changed.name };
	},
	/** Many matters at once, each with documents of so many bytes, to page through. */
	'POST /seed': (world, body) => {
		const { matters, documents, size } = z
			.object({
				matters: z.number().int().min(0).max(50_000).default(0),
				documents: z.number().int().min(0).max(1000).default(0),
				size: z.number().int().min(0).default(0),
			})
			.strict()
			.parse(body);
		return seed(world, matters, documents, size);
	},
};

function seed(world: ClioWorld, matters: number, documents: number, size: number) {
	const { state } = world;
	const blob = state.bytes.zeros(size);
	const creatorId = userAt(world, 'ada').id;
	const first = state.matters.size;
	for (let number = first + 1; number <= first + matters; number++) {
		const description = `Seeded matter ${number}`;
		const matter = createMatter(state, { description, clientId: null, userId: creatorId });
		seedDocuments(world, matter, documents, blob);
	}
	return { matters: state.matters.size, documents: state.documents.size };
}
