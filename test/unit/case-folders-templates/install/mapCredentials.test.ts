import { InstallRuns } from '../InstallRuns';

const NAME = 'Dropbox of the office';

it('gives workflows a credential that was made anew under its name, and publishes them', async () => {
	const runs = new InstallRuns();
	await runs.install();
	const credential = runs.n8n.credentials.find(({ name }) => name === NAME);
	if (credential !== undefined) credential.id = 'madeAnew';
	const used = () =>
		runs.n8n.workflows.filter(({ nodes }) =>
			nodes.some(({ credentials = {} }) => Object.values(credentials).some(({ name }) => name === NAME)),
		);
	const { code, json } = await runs.install();
	expect([code, json['updated'], json['published']]).toEqual([
		0,
		expect.arrayContaining(used().map(({ name }) => name)),
		expect.arrayContaining(used().map(({ name }) => name)),
	]);
	expect(json['updated']).toHaveLength(used().length);
	const ids = used().flatMap(({ nodes }) =>
		nodes.flatMap(({ credentials = {} }) => Object.values(credentials).filter(({ name }) => name === NAME)),
	);
	expect([...new Set(ids.map(({ id }) => id))]).toEqual(['madeAnew']);
	expect((await runs.install()).json['updated']).toEqual([]);
	runs.end();
});
