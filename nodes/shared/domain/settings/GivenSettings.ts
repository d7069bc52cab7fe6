import type { CategoryRoute } from '../routing/CategoryMap';
import type { Settings } from './Settings';

/** A practice area with folders of its own, as a person entered it. */
export interface GivenArea {
	practiceArea: string;
	liveDestination: string;
	/** `''` for the Demo Destination. */
	demoDestination: string;
}

/** A list as it was entered: a text with commas or line breaks, or the texts of an expression's list. */
export type GivenList = string | readonly string[];

type Choices = Pick<
	Settings,
	| ('environment' | 'otherPracticeAreas' | 'caseSystem' | 'folderNaming' | 'uncategorizedDocuments')
	| ('closedWhen' | 'closeMethod' | 'afterZipping' | 'migration' | 'privilegedIn' | 'syncMode')
>;
type Switches = Pick<Settings, 'archiveVersions' | 'includeResponsibleAttorney'>;
type Numbers = Pick<Settings, 'minimumSize' | 'quietHours' | 'keepDays' | 'maximumRows'>;
type Lists = Record<
	| ('privilegedMatterTypes' | 'privilegedPeople' | 'privilegedCategories' | 'alertEmails')
	| ('practiceAreas' | 'matterTypes' | 'attorneys'),
	GivenList
>;
type Texts = Pick<
	Settings,
	| ('nameTemplate' | 'defaultSubfolder' | 'archiveFolder' | 'clientUploadsFolder' | 'closedStage')
	| ('closedField' | 'closedValue' | 'closedFolder' | 'closedPrefix' | 'privilegedFolder')
	| (
			| 'matterTypeField'
			| 'managingPartner'
			| 'fromEmail'
			| 'retryWaits'
			| 'auditFolder'
			| 'timeZone'
			| 'statusPageUrl'
	  )
>;

/** The settings as a person entered them in the panel. */
export interface GivenSettings extends Choices, Switches, Numbers, Lists, Texts {
	liveDestination: string;
	demoDestination: string;
	splitByPracticeArea: boolean;
	areas: readonly GivenArea[];
	subfolders: readonly string[];
	/** Lines of the form, or the JSON. */
	categories: { lines: readonly CategoryRoute[] } | { json: unknown };
	/** Off where privileged documents are filed like all others. */
	restrictPrivileged: boolean;
	/** What counts where no time zone was entered. */
	workflowTimeZone: string;
}
