import type { IDataObject } from 'n8n-workflow';
import type { Webhook } from '../../../../nodes/shared/clio/port';
import type { TurnState } from '../../../../nodes/shared/node/triggerState';
import { askedNothing, SeenLately, type Asked } from './askClio';
import type { KnownChoices } from './choices';
import { KnownRecords } from './cycle/KnownRecords';
import { RecentMatters } from './cycle/RecentMatters';
import { triggerState, type TriggerState } from './cycle/Memory';
import type { TriggerContext } from './readWatch';
import { WaitingNotices } from './WaitingNotices';

/** The state in a node's static data; undefined where there is none, or none that can be read. */
export const readState = (staticData: IDataObject): TriggerState | undefined =>
	triggerState.safeParse(staticData).data;

/** What this process remembers of one trigger node while it runs. Gone with the process, and nothing is lost then. */
export interface ProcessState {
	/** Two cycles at a time would tell the same twice. */
	turns: TurnState;
	/** What Clio told, and no cycle has looked at yet. */
	notices: WaitingNotices;
	/** Whether somebody waits for a poll. */
	isPollDue: boolean;
	/** Deliveries that were refused for want of Clio's signature. */
	refused: number;
	/** What the last cycle came to: n8n may not have written it yet, or not for good. */
	latest: TriggerState | undefined;
	/** The subscriptions of this node, with their secrets, which are kept nowhere else. */
	hooks: readonly Webhook[];
	/** When Clio was asked lately for what a stranger may have sent. */
	asked: Asked;
	/** Requests that Clio signed, and that came lately. */
	seen: SeenLately;
	/** Settles when nobody publishes or unpublishes any more. */
	subscribing: Promise<unknown>;
	/** When they were read; 0 for never. */
	hooksReadAt: number;
	recentMatters: RecentMatters;
	/** What picklists offer. */
	choices: KnownChoices;
	/** As they were written last: n8n may not have kept it yet. Undefined where this process wrote none. */
	subscriptions: SubscriptionData | undefined;
}

const states = new Map<string, ProcessState>();

/** Of the node that runs. */
export function getProcessState(context: TriggerContext): ProcessState {
	const key = `${context.getWorkflow().id} ${context.getNode().id}`;
	const state = states.get(key) ?? {
		...{ turns: {}, notices: new WaitingNotices(), isPollDue: false, refused: 0 },
		...{
			latest: undefined,
			hooks: [],
			asked: askedNothing(),
			seen: new SeenLately(),
			hooksReadAt: 0,
			subscriptions: undefined,
		},
		subscribing: Promise.resolve(),
		recentMatters: new RecentMatters(),
		choices: { fields: [], readAt: 0 },
	};
	states.set(key, state);
	return state;
}

/** What static data has of the subscriptions, besides the state of the cycles. */
export interface SubscriptionData {
	/** The address that was subscribed with; `''` where none was. */
	url: string;
	/** What was asked for with each. */
	asked: KnownRecords;
}

/** Subscriptions of which it is remembered what was asked for: three at a time, and some that are gone. */
const MOST_ASKED = 12;

export function readSubscriptions({ url, asked }: IDataObject): SubscriptionData {
	return {
		url: typeof url === 'string' ? url : '',
		asked: new KnownRecords(typeof asked === 'string' ? asked : '', MOST_ASKED),
	};
}

/** As static data has them. */
export const writtenSubscriptions = ({ url, asked }: SubscriptionData): IDataObject =>
	url === '' ? {} : { url, asked: asked.text() };

/** n8n writes static data where something in it was set: nothing is set that is the same. */
export function writeSubscriptions(staticData: IDataObject, data: SubscriptionData): void {
	const written = writtenSubscriptions(data);
	for (const name of ['url', 'asked']) {
		if (staticData[name] === written[name]) continue;
		if (written[name] === undefined) delete staticData[name];
		else staticData[name] = written[name];
	}
}
