import type { IDataObject } from 'n8n-workflow';
import type { Webhook } from '../../../../nodes/shared/clio/port';
import type { TurnState } from '../../../../nodes/shared/node/triggerState';
import { triggerState, type TriggerState } from './cycle/Memory';
import type { Notice } from './cycle/Watch';
import type { TriggerContext } from './readWatch';

/** The state in a node's static data; undefined where there is none, or none that can be read. */
export const readState = (staticData: IDataObject): TriggerState | undefined =>
	triggerState.safeParse(staticData).data;

/** What this process remembers of one trigger node while it runs. Gone with the process, and nothing is lost then. */
export interface ProcessState {
	/** Two cycles at a time would tell the same twice. */
	turns: TurnState;
	/** What Clio told, and no cycle has looked at yet. */
	notices: Notice[];
	/** Whether somebody waits for a poll. */
	isPollDue: boolean;
	/** When cycles for notices began, the latest ones. */
	begun: number[];
	/** Deliveries that were refused for want of Clio's signature. */
	refused: number;
	/** What the last cycle came to: n8n may not have written it yet, or not for good. */
	latest: TriggerState | undefined;
	/** The subscriptions of this node, with their secrets, which are kept nowhere else. */
	hooks: readonly Webhook[];
	/** When Clio was asked for a secret that was not known, lately. */
	looks: number[];
	/** When they were read; 0 for never. */
	hooksReadAt: number;
	/** The address that they are for, as n8n said it when the workflow was published. */
	url: string | undefined;
}

const states = new Map<string, ProcessState>();

/** Of the node that runs. */
export function getProcessState(context: TriggerContext): ProcessState {
	const key = `${context.getWorkflow().id} ${context.getNode().id}`;
	const state = states.get(key) ?? {
		...{ turns: {}, notices: [], isPollDue: false, begun: [], refused: 0 },
		...{ latest: undefined, hooks: [], looks: [], hooksReadAt: 0, url: undefined },
	};
	states.set(key, state);
	return state;
}

/** The name under which static data has the address that was subscribed with. */
const URL_KEY = 'url';

export function readUrl(staticData: IDataObject): string | undefined {
	const { [URL_KEY]: url } = staticData;
	return typeof url === 'string' && url !== '' ? url : undefined;
}

export function writeUrl(staticData: IDataObject, url: string | undefined): void {
	if (readUrl(staticData) === url) return;
	if (url === undefined) delete staticData[URL_KEY];
	else staticData[URL_KEY] = url;
}
