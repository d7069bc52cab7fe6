import { systemClock, type Clock } from '../../core/Clock';
import { AccessRegistry } from './access';
import { Bytes } from './Bytes';
import { Journal } from './Journal';
import type * as Records from './records';
import type { Region } from './regions';
import { SWITCHES, type Switches } from './Switches';
import { Table } from './Table';

export interface StateOptions {
	clock?: Clock;
	region?: Region;
}

/** One firm's account. */
export class ClioState {
	readonly clock: Clock;
	readonly region: Region;
	readonly switches: Switches = SWITCHES.parse({});
	readonly journal = new Journal();
	readonly access = new AccessRegistry();
	readonly bytes = new Bytes();
	/** What lies in the storage, by the UUID of its version, and the parts that wait to be joined. */
	readonly objects = new Map<string, Records.Blob>();
	readonly parts = new Map<string, Map<number, Buffer>>();
	readonly users: Table<Records.User>;
	readonly contacts: Table<Records.Contact>;
	readonly groups: Table<Records.Group>;
	readonly practiceAreas: Table<Records.PracticeArea>;
	readonly stages: Table<Records.MatterStage>;
	readonly customFields: Table<Records.CustomField>;
	readonly categories: Table<Records.DocumentCategory>;
	readonly matters: Table<Records.Matter>;
	readonly folders: Table<Records.Folder>;
	readonly documents: Table<Records.Document>;
	readonly notes: Table<Records.Note>;
	readonly customActions: Table<Records.CustomAction>;
	readonly archives: Table<Records.DocumentArchive>;
	readonly webhooks: Table<Records.Webhook>;

	constructor({ clock = systemClock, region = 'us' }: StateOptions = {}) {
		this.clock = clock;
		this.region = region;
		this.users = new Table(345_001, clock);
		this.contacts = new Table(1_100_001, clock);
		this.groups = new Table(71_001, clock);
		this.practiceAreas = new Table(40_001, clock);
		this.stages = new Table(52_001, clock);
		this.customFields = new Table(61_001, clock);
		this.categories = new Table(83_001, clock);
		this.matters = new Table(14_500_001, clock);
		this.folders = new Table(200_001, clock);
		this.documents = new Table(9_000_001, clock);
		this.notes = new Table(470_001, clock);
		this.customActions = new Table(3_001, clock);
		this.archives = new Table(5_001, clock);
		this.webhooks = new Table(26_001, clock);
	}

	close(): void {
		this.bytes.close();
	}
}
