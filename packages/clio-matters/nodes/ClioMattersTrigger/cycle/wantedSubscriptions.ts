import type { WebhookEvent } from '../../../../../nodes/shared/clio/port';
import { eventsOf, type ClioEvent, type Model } from './Watch';

/** A subscription that the chosen events need. */
export interface WantedSubscription {
	url: string;
	model: Model;
	events: readonly WebhookEvent[];
	/** What Clio watches: `updated` is told where one of these changed. */
	fields: string;
}

/** What has to be subscribed to, so that the events are told at an address: one subscription for each model. */
export function wantedSubscriptions(url: string, events: readonly ClioEvent[]): WantedSubscription[] {
	const models = ['document', 'matter', 'folder'] as const;
	return models
		.filter((model) => eventsOf(model, events).length > 0)
		.map((model) => ({ url, model, ...SUBSCRIPTION[model](new Set(events)) }));
}

type Chosen = ReadonlySet<ClioEvent>;

const SUBSCRIPTION: Readonly<
	Record<Model, (chosen: Chosen) => Pick<WantedSubscription, 'events' | 'fields'>>
> = {
	document: (chosen) => {
		const isAlive = ['documentCreated', 'documentAddedByClient', 'documentUpdated'].some((event) =>
			chosen.has(event as ClioEvent),
		);
		return {
			// That its bytes have arrived is told as an update.
			events: [
				...(isAlive ? (['created', 'updated'] as const) : []),
				...(chosen.has('documentDeleted') ? (['deleted'] as const) : []),
			],
			fields: `id${chosen.has('documentUpdated') ? ',etag' : ''},latest_document_version{id,fully_uploaded}`,
		};
	},
	matter: (chosen) => ({
		events: [
			'created',
			'updated',
			...(chosen.has('matterOpened') || chosen.has('matterReopened') ? (['matter_opened'] as const) : []),
			...(chosen.has('matterPended') ? (['matter_pended'] as const) : []),
			...(chosen.has('matterClosed') ? (['matter_closed'] as const) : []),
		],
		fields: chosen.has('matterUpdated') ? 'id,etag' : 'id,status,matter_stage{id},practice_area{id}',
	}),
	folder: () => ({ events: ['updated'], fields: 'id,name' }),
};
