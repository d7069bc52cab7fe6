import { Refusal } from '../../core/Refusal';
import { z } from '../../vendor/zod';

const text = z.string();
const texts = z.array(z.string());
const byName = z.record(z.string(), z.string());
const count = z.number().int().min(0);

/** Everything in which clients differ, checked and ready for the nodes of the workflows. One flat object. */
const schema = z.object({
	environment: z.enum(['live', 'demo']),
	/** Address of the folder that case folders are made in, of this environment. Every other place is, too. */
	destination: text.min(1),
	/** Practice areas, each with the address of its own destination; none where all share one. */
	destinations: byName,
	/** Where the matters of other practice areas go. */
	otherPracticeAreas: z.enum(['hold', 'destination']),
	caseSystem: z.enum(['clio', 'legalserver', 'other']),

	folderNaming: z.enum(['caseId', 'lastFirstCaseId', 'template']),
	nameTemplate: text,
	/** One path a line. */
	subfolders: text,
	/** Categories, each with its subfolder; as *Using JSON* of Upload takes it. */
	categories: byName,
	/** `''` for the case folder itself. */
	defaultSubfolder: text,
	uncategorizedDocuments: z.enum(['file', 'hold']),
	archiveVersions: z.boolean(),
	archiveFolder: text,
	/** Bytes. */
	minimumSize: count,
	/** Relative path below the destination; `''` where clients' documents go to the case folder alone. */
	clientUploadsFolder: text,

	closedWhen: z.enum(['status', 'stage', 'customField']),
	...{ closedStage: text, closedField: text, closedValue: text },
	closeMethod: z.enum(['move', 'zip', 'prefix']),
	closedFolder: text,
	closedPrefix: text,
	afterZipping: z.enum(['stays', 'moves']),

	/** None where privileged documents are not kept apart. */
	privilegedCategories: texts,
	/** Empty for all. */
	privilegedMatterTypes: texts,
	privilegedIn: z.enum(['caseFolder', 'anotherFolder']),
	/** Relative path below the case folder, or the address of the folder that holds one for each matter. */
	privilegedFolder: text,
	/** Email addresses. */
	privilegedPeople: texts,
	includeResponsibleAttorney: z.boolean(),
	/** Name of the custom field with the matter type; `''` where the practice area is the type. */
	matterTypeField: text,

	alertEmails: texts,
	...{ managingPartner: text, fromEmail: text },
	/** Of the status page, which emails link to; `''` for none. */
	statusPageUrl: text,

	/** Filters: empty for all. */
	...{ practiceAreas: texts, matterTypes: texts, attorneys: texts },

	/** When events are worked on: as they arrive, or those of an hour once it is over. */
	syncMode: z.enum(['events', 'hourly']),
	/** When cases are migrated. */
	migration: z.enum(['anyTime', 'outsideHours', 'paused']),
	/** Minutes, as `5, 25, 125`. */
	retryWaits: text,
	/** IANA name. */
	timeZone: text,
	/** `''` for none. */
	auditFolder: text,
	/** Hours without an event after which people are told; 0 for never. */
	quietHours: count,
	keepDays: count,
	maximumRows: count,
});

export type Settings = z.infer<typeof schema>;

/**
 * Reads settings as a workflow hands them on. One that is missing is never taken for one that is empty: it may be the
 * list of privileged categories.
 * @throws Refusal `invalid_input` naming the first setting that is missing or has another form
 */
export function readSettings(given: unknown): Settings {
	const parsed = schema.safeParse(given);
	if (parsed.success) return parsed.data;
	const name = parsed.error.issues[0]?.path[0];
	throw new Refusal(
		'invalid_input',
		name === undefined
			? 'The client settings are missing'
			: `The client settings have no usable “${String(name)}”`,
		'Use the output of Client Settings: Check, unchanged.',
	);
}
