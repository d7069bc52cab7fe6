import { Flow } from '../Flow';
import { byId, dropbox } from '../steps';
import { addClick, CLICKED, connectClick, ofClick, SOON, withRefusals, WRONG } from './clioClicks';
import { leadTo, showWhatIsWrong } from './pages';
import { NOTHING_IS_KEPT, REST } from './parts';

const IS_OF_MATTER = 'Is of a matter?';

const NOTE = `
A link in Clio that opens the page of a matter with its documents in Dropbox and Clio. *Client settings* says where the case folder is.

**To set up:** in *Clicked in Clio*, enter a path that no other person's workflow has. Select the person's credential in the Clio steps, and the Dropbox credential of the case page in the others. Everything else: docs/clio-links.md.`;

/** A link in Clio: the case page, for the person who clicked. */
export const clioCasePage = (): Flow => {
	const flow = new Flow('clio-case-page', 'Open the case page from Clio', undefined, NOTHING_IS_KEPT).note(
		...(['Open the case page from Clio', NOTE, [-0.25, -2.2], [3, 1.8]] as const),
	);
	addClick(flow, { path: 'clio-case-page', step: IS_OF_MATTER, holds: '!!$json.matterNumber' })
		.add(
			'Create link',
			dropbox(
				'casePage',
				'createLink',
				{
					caseFolder: byId('={{ $json.folderId }}'),
					pageUrl: `={{ $('${CLICKED}').first().json.webhookUrl.replace(/[^\\/]*$/, 'case-page-clio') }}`,
					...{ access: 'add', validFor: '12' },
					options: { secondListCase: ofClick('matterId'), person: ofClick('userName'), ...SOON },
				},
				REST,
			),
			[9, 0],
			'Find case folder',
		)
		.add('Open the case page', leadTo('={{ $json.url }}'), [10, -0.5], 'Create link')
		.add(
			WRONG,
			showWhatIsWrong('There is no case page to open, because the record belongs to no matter.'),
			[10, 1],
		);
	connectClick(flow, IS_OF_MATTER);
	return withRefusals(flow, 'Create link');
};
