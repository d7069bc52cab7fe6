import type { IExecuteFunctions } from 'n8n-workflow';
import { Faults } from '../../../../shared/domain/settings/Faults';
import type { GivenList, GivenSettings } from '../../../../shared/domain/settings/GivenSettings';
import { optionalText, text, wholeNumber } from '../../../../shared/node/readParameters';
import { z } from '../../../../shared/vendor/zod';
import { createSettingReader, type ReadSetting } from './createSettingReader';
import { DEFAULTS } from './defaults';

/** The settings of one item, with what was wrong with single fields. */
export interface ReadSettings {
	given: GivenSettings;
	faults: Faults;
}

const list = z.union([z.array(text), optionalText]);
const lines = list.transform((given) => (typeof given === 'string' ? given.split(/\r?\n/) : given));
const areas = z
	.object({
		area: z
			.array(
				z.object({
					practiceArea: optionalText,
					liveDestination: optionalText,
					demoDestination: optionalText,
				}),
			)
			.default([]),
	})
	.nullish()
	.transform((given) => given?.area ?? []);
const routes = z
	.object({
		route: z.array(z.object({ category: optionalText, subfolder: optionalText })).default([]),
	})
	.nullish()
	.transform((given) => given?.route ?? []);

/** Reads the panel, of which n8n leaves out fields that are not shown, and options that nobody added. */
export function readGivenSettings(context: IExecuteFunctions, item: number): ReadSettings {
	const faults = new Faults();
	const read = createSettingReader(context, item, faults);
	const given = {
		...readPlaces(read),
		...readNaming(read),
		...readPrivilege(read),
		...readClosing(read),
		...readPeople(read),
		...readOptions(read),
		workflowTimeZone: context.getTimezone(),
	};
	return { given, faults };
}

const readText = (read: ReadSetting, name: string): string => read(name, optionalText, '');
const readList = (read: ReadSetting, name: string): GivenList => read(name, list, '');
const readSwitch = (read: ReadSetting, name: string, otherwise: boolean): boolean =>
	read(name, z.boolean(), otherwise);

/** The first one counts where the field is not shown. */
const readChoice = <const T extends string>(
	read: ReadSetting,
	name: string,
	choices: readonly [T, ...T[]],
): T => read(name, z.enum(choices as [T, ...T[]]), choices[0] as never) as T;

const readOption = <S extends z.ZodTypeAny>(
	read: ReadSetting,
	name: keyof typeof DEFAULTS,
	schema: S,
): z.output<S> => read(`options.${name}`, schema, DEFAULTS[name] as z.output<S>) as z.output<S>;

const readPlaces = (read: ReadSetting) => ({
	environment: readChoice(read, 'environment', ['demo', 'live']),
	liveDestination: readText(read, 'liveDestination'),
	demoDestination: readText(read, 'demoDestination'),
	caseSystem: readChoice(read, 'caseSystem', ['clio', 'legalserver', 'other']),
	splitByPracticeArea: readSwitch(read, 'splitByPracticeArea', false),
	areas: read('areas', areas, []),
	otherPracticeAreas: readChoice(read, 'otherPracticeAreas', ['hold', 'destination']),
});

const readNaming = (read: ReadSetting) => ({
	folderNaming: readChoice(read, 'folderNaming', ['caseId', 'lastFirstCaseId', 'template']),
	nameTemplate: readText(read, 'nameTemplate'),
	subfolders: read('subfolders', lines, []),
	categories:
		readChoice(read, 'specifySubfolders', ['fields', 'json']) === 'json'
			? { json: read('subfoldersJson', z.unknown(), '{}') }
			: { lines: read('subfoldersForCategories', routes, []) },
	defaultSubfolder: readText(read, 'defaultSubfolder'),
	archiveVersions: readSwitch(read, 'archiveVersions', true),
	archiveFolder: readText(read, 'archiveFolder'),
});

const readPrivilege = (read: ReadSetting) => ({
	restrictPrivileged: readSwitch(read, 'restrictPrivileged', true),
	privilegedCategories: readList(read, 'privilegedCategories'),
	privilegedPeople: readList(read, 'privilegedPeople'),
	includeResponsibleAttorney: readSwitch(read, 'includeResponsibleAttorney', true),
	privilegedMatterTypes: readList(read, 'privilegedMatterTypes'),
	privilegedIn: readChoice(read, 'privilegedIn', ['caseFolder', 'anotherFolder']),
	privilegedFolder: readText(read, 'privilegedFolder'),
	uncategorizedDocuments: readChoice(read, 'uncategorizedDocuments', ['file', 'hold']),
});

const readClosing = (read: ReadSetting) => ({
	closedWhen: readChoice(read, 'closedWhen', ['status', 'stage', 'customField']),
	closedStage: readText(read, 'closedStage'),
	closedField: readText(read, 'closedField'),
	closedValue: readText(read, 'closedValue'),
	closeMethod: readChoice(read, 'closeMethod', ['move', 'zip', 'prefix']),
	closedFolder: readText(read, 'closedFolder'),
	afterZipping: readChoice(read, 'afterZipping', ['stays', 'moves']),
	closedPrefix: readText(read, 'closedPrefix'),
});

const readPeople = (read: ReadSetting) => ({
	alertEmails: readList(read, 'alertEmails'),
	managingPartner: readText(read, 'managingPartner'),
	fromEmail: readText(read, 'fromEmail'),
	practiceAreas: readList(read, 'filters.practiceAreas'),
	matterTypes: readList(read, 'filters.matterTypes'),
	attorneys: readList(read, 'filters.attorneys'),
});

const readOptions = (read: ReadSetting) => ({
	auditFolder: readOption(read, 'auditFolder', optionalText),
	clientUploadsFolder: readOption(read, 'clientUploadsFolder', optionalText),
	matterTypeField: readOption(read, 'matterTypeField', optionalText),
	retryWaits: readOption(read, 'retryWaits', optionalText),
	timeZone: readOption(read, 'timeZone', optionalText),
	statusPageUrl: readOption(read, 'statusPageUrl', optionalText),
	syncMode: readOption(read, 'syncMode', z.enum(['events', 'hourly'])),
	migration: readOption(read, 'migration', z.enum(['anyTime', 'outsideHours', 'paused'])),
	keepDays: readOption(read, 'keepDays', wholeNumber(0)),
	maximumRows: readOption(read, 'maximumRows', wholeNumber(0)),
	minimumSize: readOption(read, 'minimumSize', wholeNumber(0)),
	quietHours: readOption(read, 'quietHours', wholeNumber(0)),
});
