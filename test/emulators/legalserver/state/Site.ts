import type { Clock } from '../../core/Clock';
import { OUTGOING, type Outgoing } from '../outgoing/configuration';
import type { CallMade } from '../outgoing/outgoingTables';
import type { Login, Token } from './access';
import type * as Records from './records';
import { SWITCHES, type Switches } from './Switches';
import { Table } from './Table';

function tables(clock: Clock) {
	return {
		users: new Table<Records.User>(1, clock),
		matters: new Table<Records.Matter>(101, clock),
		notes: new Table<Records.Note>(1201, clock),
		folders: new Table<Records.Folder>(70_001, clock),
		documents: new Table<Records.Document>(190_001, clock),
		noteTypes: new Table<Records.NoteType>(3001, clock),
	};
}

type Tables = ReturnType<typeof tables>;

/** One agency's site, live or demo: it shares nothing with any other. */
export class Site implements Tables {
	readonly switches: Switches = SWITCHES.parse({});
	tokens = new Map<string, Token>();
	logins = new Map<string, Login>();
	/** By database name. */
	customFields = new Map<string, Records.CustomField>();
	/** Texts of the lookup. */
	problemCodes: string[] = [];
	/** What the site calls out with. */
	outgoing: Outgoing = OUTGOING.parse({});
	callsMade: CallMade[] = [];
	/** Requests of the present minute. */
	window = { endsAt: 0, used: 0 };
	/** Counts what has no table of its own: assignments, UUIDs. */
	counter = 0;
	declare readonly users: Tables['users'];
	declare readonly matters: Tables['matters'];
	declare readonly notes: Tables['notes'];
	declare readonly folders: Tables['folders'];
	declare readonly documents: Tables['documents'];
	declare readonly noteTypes: Tables['noteTypes'];

	constructor(
		/** What stands before `.legalserver.org`. */
		readonly name: string,
		readonly clock: Clock,
	) {
		Object.assign(this, tables(clock));
	}

	get host(): string {
		return `${this.name}.legalserver.org`;
	}

	fork(): Site {
		const fork = new Site(this.name, this.clock);
		for (const [name, table] of Object.entries(this))
			if (table instanceof Table) Object.assign(fork, { [name]: table.fork() });
		Object.assign(fork.switches, structuredClone(this.switches));
		return Object.assign(fork, {
			...{ tokens: new Map(this.tokens), logins: new Map(this.logins) },
			...{ customFields: new Map(this.customFields), problemCodes: [...this.problemCodes] },
			...{ outgoing: this.outgoing, callsMade: [...this.callsMade] },
			...{ window: { ...this.window }, counter: this.counter },
		});
	}
}
