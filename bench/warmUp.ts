import type { Bench } from './Bench';
import { documents } from './inputs';
import * as builtIn from './peers/builtIn';
import { nothing } from './peers/control';
import * as ours from './peers/ours';
import { subfolders } from './scenarios/caseCreation';
import type { BenchN8n } from './stack/BenchN8n';

const folder = '/Bench warm-up';

/** Every operation of every node once or twice, small: code is loaded, connections and tokens are there. */
export async function warmUp(n8n: BenchN8n, { dropbox, inputs, patience }: Bench): Promise<void> {
	const ten = documents(inputs, 10);
	await dropbox.remove(folder);
	await dropbox.makeFolders([folder]);
	const paths = subfolders.map((name) => ({ path: `${folder}/built-in/${name}` }));
	for (let time = 0; time < 2; time++) {
		await n8n.run(nothing(ten), {}, patience);
		await n8n.run(ours.upload(ten, folder), {}, patience);
		await n8n.run(builtIn.upload(ten, folder), {}, patience);
		await n8n.run(ours.list(folder), {}, patience);
		await n8n.run(builtIn.list(folder), {}, patience);
		await n8n.run(ours.create(folder, subfolders), { items: [{ caseId: `26-${time}` }] }, patience);
		await n8n.run(
			builtIn.create(folder),
			{ items: time === 0 ? paths : [{ path: `${folder}/twice` }] },
			patience,
		);
	}
	await dropbox.remove(folder);
}
