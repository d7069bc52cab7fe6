import { Flow } from '../Flow';
import { callWorkflow, clioTrigger, setFields, workflows } from '../steps';
import { QUEUE_STORAGE, QUEUE_WORKER } from './names';

const NOTE = `
Receives what happens in Clio, stores each event, and lets *Work on events* do the rest. Nothing else happens here, so that n8n answers Clio at once and no event is lost while Dropbox is down.

If a custom field says that a matter is closed, add **Matter Updated** to *Events* in *Changes in Clio*.`;

/** From Clio into the queue. */
export const clioEvents = (): Flow =>
	new Flow('clio-events', 'Events from Clio')
		.note('Events from Clio', NOTE, [-0.25, -1.7], [3, 1.2])
		.add(
			'Changes in Clio',
			clioTrigger({
				triggerMode: 'webhook',
				events: [
					...['documentCreated', 'documentUpdated', 'documentAddedByClient'],
					...['matterCreated', 'matterOpened', 'matterClosed', 'matterReopened', 'matterStageChanged'],
				],
				// What died before it was stored comes again: the queue stores each event once.
				options: { repeatMinutes: 15 },
				pollTimes: { item: [{ mode: 'everyX', value: 15, unit: 'minutes' }] },
			}),
			[0, 0],
		)
		.add(
			'Event',
			workflows('event', 'prepare', {
				...{ source: 'clio', kind: '={{ $json.event }}', eventId: '={{ $json.eventId }}' },
				caseKey: "={{ $json.matterId ? String($json.matterId) : '' }}",
				documentId: "={{ $json.documentId ? String($json.documentId) : '' }}",
				options: { versionId: "={{ $json.versionId ? String($json.versionId) : '' }}" },
			}),
			[1, 0],
			'Changes in Clio',
		)
		.add('Add it', setFields({ action: 'add' }, { keep: true }), [2, 0], 'Event')
		.add(
			'Storage',
			callWorkflow(QUEUE_STORAGE.file, QUEUE_STORAGE.name, { alwaysOutputData: true }),
			[3, 0],
			'Add it',
		)
		.add(
			'Work on events',
			callWorkflow(QUEUE_WORKER.file, QUEUE_WORKER.name, { wait: false, executeOnce: true }),
			[4, 0],
			'Storage',
		);
