import type { EmulatedRequest, EmulatedResponse } from '../core/contract';
import type { Scene } from './schema/Schema';
import type { Grant } from './state/access';
import type { ClioState } from './state/ClioState';
import type { Permission } from './state/permissions';
import type { User } from './state/records';
import type { Webhooks } from './webhooks/Webhooks';

/** Everything a route may know about the call it answers. */
export interface Call {
	state: ClioState;
	webhooks: Webhooks;
	request: EmulatedRequest;
	query: URLSearchParams;
	/** The number in the path, if the route names one. */
	id: number;
	/** Whose call it is, by what app, with which boxes ticked when the person agreed. */
	user: User;
	grant: Grant;
	scene: Scene;
}

/** A box of the developer portal, and what has to be chosen there. */
export type Need = readonly [Permission, 'read' | 'write'];

export interface Route {
	/** `GET documents/:id`: what the log and fault rules call it. */
	name: string;
	/** All of them; none for what every token may do. */
	needs: readonly Need[];
	/** Needs that follow from the call itself: those of the kind of record that a webhook is for. */
	furtherNeeds?: (call: Call) => readonly Need[];
	answer(call: Call): EmulatedResponse | Promise<EmulatedResponse>;
}
