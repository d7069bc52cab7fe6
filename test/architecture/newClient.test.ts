import { readGuideWorkflow, readNewClientGuide } from '../support/newClientGuide';

const guide = readNewClientGuide();
const workflows = guide.files.map(readGuideWorkflow);
const idOf = (name: string) => workflows.find((workflow) => workflow.name === name)?.id;

/** IDs of the workflows that one calls; itself left out. */
const callsOf = ({ id: own, nodes }: (typeof workflows)[number]): string[] =>
	nodes.flatMap(({ parameters: { workflowId } }) =>
		workflowId === undefined || workflowId.value === own ? [] : [workflowId.value],
	);

describe('the guide to a new client', () => {
	it('imports files that do not replace each other, and says how many', () => {
		expect(workflows.length).toBeGreaterThan(10);
		expect(new Set(workflows.map(({ id }) => id)).size).toBe(workflows.length);
		expect(guide.imported).toBe(`Successfully imported ${workflows.length} workflows`);
		expect(guide.importArguments).toEqual(['import:workflow', '--separate']);
	});

	it('imports everything that one of them calls', () => {
		const there = workflows.map(({ id }) => id);
		expect(workflows.flatMap(callsOf).filter((id) => !there.includes(id))).toEqual([]);
	});

	it('publishes each of them once, after those that it calls', () => {
		expect([...guide.publish].sort()).toEqual(workflows.map(({ name }) => name).sort());
		const order = guide.publish.map(idOf);
		const early = workflows.filter((workflow) =>
			callsOf(workflow).some((id) => order.indexOf(id) > order.indexOf(workflow.id)),
		);
		expect(early.map(({ name }) => name)).toEqual([]);
	});

	it('has people make the credentials that the files look for, by name', () => {
		const wanted = workflows.flatMap(({ nodes }) =>
			nodes.flatMap(({ credentials }) => Object.values(credentials ?? {}).map(({ name }) => name)),
		);
		expect([...guide.credentials].sort()).toEqual([...new Set(wanted)].sort());
	});
});
