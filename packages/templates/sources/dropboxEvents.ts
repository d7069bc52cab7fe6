import { Flow } from '../Flow';
import { byPath, dropboxTrigger, workflows } from '../steps';
import { asNew, store, workOn } from './parts';

const NOTE = `
Notices documents and case folders that somebody deletes in Dropbox, and stores each as an event. *Work on events* checks whether they are really gone; *Watch the queue* then sends one email about all of them. Nothing is deleted in the case management system.

**To set up:** in *Changes in Dropbox*, select the same folder as under *Live Destination* in the client settings. If you have more destinations, make a copy of this workflow for each.`;

/** Deletions in Dropbox, into the queue. */
export const dropboxEvents = (): Flow =>
	new Flow('dropbox-events', 'Events from Dropbox')
		.note('Events from Dropbox', NOTE, [-0.25, -2.2], [3, 1.8])
		.add(
			'Changes in Dropbox',
			dropboxTrigger({
				...{ triggerMode: 'polling', watch: 'destination', destination: byPath('/Legal Matters') },
				events: ['documentDeleted', 'caseFolderDeleted'],
				// What died before it was stored comes again: the queue stores each event once.
				options: { repeatMinutes: 15 },
				pollTimes: { item: [{ mode: 'everyX', value: 5, unit: 'minutes' }] },
			}),
			[0, 0],
		)
		.add(
			'Event',
			workflows('event', 'prepare', {
				...{ source: 'dropbox', kind: '={{ $json.event }}', eventId: '={{ $json.eventId }}' },
				// Whose it is the queue finds by what it filed; until then it is the event of no case.
				...{ caseKey: '', documentId: "={{ $json.fileId ?? '' }}" },
				options: { details: '={{ { folderId: $json.folderId } }}' },
			}),
			[1, 0],
			'Changes in Dropbox',
		)
		.add('Add it', asNew(), [2, 0], 'Event')
		.add('Storage', store(), [3, 0], 'Add it')
		.add('Work on events', workOn(), [4, 0], 'Storage');
