import { documents, oneBad } from '../inputs';
import * as builtIn from '../peers/builtIn';
import { runInN8n } from '../peers/runInN8n';
import * as ours from '../peers/ours';
import type { Settings } from '../settings';
import { checkDocuments } from './checkDocuments';
import { rcloneCopy } from './uploads';
import type { Contestant, Scenario } from './Scenario';

/** How many of the 99 good documents are filed when one of 100 cannot be. */
export function badItem({ inputs, rclone }: Settings): Scenario {
	const input = documents(inputs, 100);
	const inOurs = (onError?: 'continueRegularOutput'): Contestant => {
		const folder = `/Bench/bad ours ${onError ? 'goes on' : 'stops'}`;
		return {
			...{
				peer: 'ours',
				how: `Upload Document, On Error: ${onError ? 'Continue' : 'Stop Workflow'}`,
				folder,
			},
			run: async (bench) => await runInN8n(bench, ours.uploadOneBad(input, folder, onError)),
			check: (entries) => ({ ...checkDocuments(entries, input), of: 99, partly: true }),
		};
	};
	const inBuiltIn = (onError?: 'continueRegularOutput'): Contestant => {
		const folder = `/Bench/bad built-in ${onError ? 'goes on' : 'stops'}`;
		return {
			...{
				peer: 'builtIn',
				how: `File: Upload, On Error: ${onError ? 'Continue' : 'Stop Workflow'}`,
				folder,
			},
			run: async (bench) => await runInN8n(bench, builtIn.uploadOneBad(input, folder, onError)),
			check: (entries) => ({ ...checkDocuments(entries, input), of: 99, partly: true }),
		};
	};
	const copied = rcloneCopy(
		oneBad(inputs),
		'/Bench/bad rclone',
		rclone.documents.flags,
		rclone.documents.name,
	);
	return {
		name: 'bad-item',
		title: '100 documents, one of them bad',
		contestants: [
			{ ...inOurs('continueRegularOutput'), rounds: 2 },
			{ ...inBuiltIn('continueRegularOutput'), rounds: 2 },
			{
				...copied,
				rounds: 2,
				check: (entries) => ({ ...checkDocuments(entries, input), of: 99, partly: true }),
			},
			{ ...inOurs(), variant: 'stops', rounds: 1 },
			{ ...inBuiltIn(), variant: 'stops', rounds: 1 },
		],
	};
}
