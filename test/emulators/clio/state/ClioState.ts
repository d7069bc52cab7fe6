import { systemClock, type Clock } from '../../core/Clock';
import { AccessRegistry } from './access';
import { Bytes } from './Bytes';
import { Journal } from './Journal';
import { Nonces } from './Nonces';
import type * as Records from './records';
import type { Region } from './regions';
import { SWITCHES, type Switches } from './Switches';
import { Table } from './Table';

export interface StateOptions {
	clock?: Clock;
	region?: Region;
}

/** The records of an account. */
function tables(clock: Clock) {
	return {
		users: new Table<Records.User>(345_001, clock),
		contacts: new Table<Records.Contact>(1_100_001, clock),
		groups: new Table<Records.Group>(71_001, clock),
		practiceAreas: new Table<Records.PracticeArea>(40_001, clock),
		stages: new Table<Records.MatterStage>(52_001, clock),
		customFields: new Table<Records.CustomField>(61_001, clock),
		categories: new Table<Records.DocumentCategory>(83_001, clock),
		matters: new Table<Records.Matter>(14_500_001, clock),
		folders: new Table<Records.Folder>(200_001, clock),
		documents: new Table<Records.Document>(9_000_001, clock),
		notes: new Table<Records.Note>(470_001, clock),
		customActions: new Table<Records.CustomAction>(3_001, clock),
		archives: new Table<Records.DocumentArchive>(5_001, clock),
		webhooks: new Table<Records.Webhook>(26_001, clock),
	};
}

type Tables = ReturnType<typeof tables>;

/** One firm's account. */
export class ClioState implements Tables {
	readonly clock: Clock;
	readonly region: Region;
	readonly switches: Switches = SWITCHES.parse({});
	readonly journal = new Journal();
	readonly nonces = new Nonces();
	readonly account: Records.Account;
	access = new AccessRegistry();
	bytes = new Bytes();
	lastMatterNumber = 0;
	/** What lies in the storage, by the UUID of its version, and the parts that wait to be joined. */
	readonly objects = new Map<string, Records.Blob>();
	readonly parts = new Map<string, Map<number, Records.Blob>>();
	declare readonly users: Tables['users'];
	declare readonly contacts: Tables['contacts'];
	declare readonly groups: Tables['groups'];
	declare readonly practiceAreas: Tables['practiceAreas'];
	declare readonly stages: Tables['stages'];
	declare readonly customFields: Tables['customFields'];
	declare readonly categories: Tables['categories'];
	declare readonly matters: Tables['matters'];
	declare readonly folders: Tables['folders'];
	declare readonly documents: Tables['documents'];
	declare readonly notes: Tables['notes'];
	declare readonly customActions: Tables['customActions'];
	declare readonly archives: Tables['archives'];
	declare readonly webhooks: Tables['webhooks'];

	constructor({ clock = systemClock, region = 'us' }: StateOptions = {}) {
		this.clock = clock;
		this.region = region;
		const now = clock.now();
		this.account = { id: 12_345, name: 'Quinn & Roe LLP', createdAt: now, updatedAt: now, revision: 1 };
		Object.assign(this, tables(clock));
	}

	/** The same account once more, to try something else from here; it must not be closed before its forks. */
	fork(): ClioState {
		const fork = new ClioState({ clock: this.clock, region: this.region });
		for (const [name, table] of Object.entries(this))
			if (table instanceof Table) Object.assign(fork, { [name]: table.fork() });
		Object.assign(fork.switches, structuredClone(this.switches));
		Object.assign(fork, {
			bytes: this.bytes,
			lastMatterNumber: this.lastMatterNumber,
			access: this.access.fork(),
		});
		for (const [uuid, blob] of this.objects) fork.objects.set(uuid, blob);
		for (const [uuid, parts] of this.parts) fork.parts.set(uuid, new Map(parts));
		return fork;
	}

	close(): void {
		this.bytes.close();
	}
}
