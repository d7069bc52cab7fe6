import { Flow } from '../Flow';
import { ifTrue } from '../steps';
import { addClick, connectClick, withRefusals, WRONG } from './clioClicks';
import { leadTo, showWhatIsWrong } from './pages';

const IS_OF_MATTER = 'Is of a matter?';

const NOTE = `
A link in Clio that opens the case folder of a matter in Dropbox. *Client settings* says where the folder is.

**To set up:** in *Clicked in Clio*, enter a path that no other person's workflow has. Select the person's credential in the Clio steps, and the office's Dropbox credential in *Find case folder*. Everything else: docs/clio-links.md.`;

/** A link in Clio: the case folder in Dropbox. */
export const openCaseFolder = (): Flow => {
	const flow = new Flow('open-case-folder', 'Open case folder from Clio', undefined, {}).note(
		...(['Open case folder from Clio', NOTE, [-0.25, -2], [3, 1.6]] as const),
	);
	addClick(flow, { path: 'clio-open-case-folder', step: IS_OF_MATTER, holds: '!!$json.matterNumber' })
		.add(
			'Has a page?',
			ifTrue("={{ /^https:\\/\\/www\\.dropbox\\.com\\//.test($json.url ?? '') }}"),
			[9, 0],
			'Find case folder',
		)
		.add('Open in Dropbox', leadTo('={{ $json.url }}'), [10, -0.5], 'Has a page?')
		.add(
			WRONG,
			showWhatIsWrong(
				'There is no case folder to open, because the record belongs to no matter, or the folder has no page in Dropbox.',
			),
			[10, 1],
		);
	connectClick(flow, IS_OF_MATTER);
	return withRefusals(flow, 'Has a page?');
};
