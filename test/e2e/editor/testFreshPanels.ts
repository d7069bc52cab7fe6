import type { N8nApi } from '../n8n/N8nApi';
import { importManualWorkflow } from '../runs/importManualWorkflow';
import type { Step } from '../runs/steps';
import type { Editor } from './Editor';
import type { NodePanel } from './NodePanel';
import { freshPicture, withPicture } from './pictures';

/** What the panel shows of an operation when a person has just added it, besides what all have. */
export type FreshPanel = readonly [name: string, resource: string, operation: string, fields: string[]];

/** What every panel has, and every node on its tab Settings. */
const COMMON = [
	...['Authentication', 'Resource', 'Operation', 'Options'],
	...['Always Output Data', 'Execute Once', 'Retry On Fail', 'On Error', 'Notes', 'Display Note in Flow?'],
];

/** Labels that are cut off. */
export const cutOff = (labels: readonly string[]): string[] =>
	labels.filter((label) => /…|\.\.\.$/.test(label));

/**
 * Tests that every operation, just added to a workflow, shows its fields on one screen.
 * @param panels each operation with the labels of its fields, in their order
 * @param step of an operation with nothing filled in
 * @param begin what there is once all is set up
 * @param picture name of a panel's picture
 * @param check what else is expected of each
 */
export function testFreshPanels({
	panels,
	step,
	begin,
	picture,
	check,
}: {
	panels: readonly FreshPanel[];
	step: (name: string, parameters: Record<string, unknown>) => Step;
	begin: () => { editor: Editor; api: N8nApi };
	picture: (resource: string, operation: string) => string;
	check?: (node: NodePanel) => Promise<void>;
}): void {
	describe('an operation that was just added', () => {
		// One workflow for all of them: to open one takes longer than to look at a panel.
		beforeAll(async () => {
			const { editor, api } = begin();
			const steps = panels.map(([name, resource, operation]) =>
				step(`New: ${name}.`, { resource, operation }),
			);
			const id = await importManualWorkflow(api, 'Every operation', steps);
			await editor.page.setViewportSize({ width: 1440, height: 900 });
			await editor.openWorkflow(id);
		});

		test.each(panels)(
			'shows its fields on one screen, none of them cut off: %s',
			async (name, resource, operation, fields) => {
				const { editor } = begin();
				await withPicture(editor.page, 'fresh-panel', async () => {
					const node = await editor.openNode(`New: ${name}.`);
					const labels = await node.labels();
					expect(labels.filter((label) => !COMMON.includes(label) && !/^Credential/.test(label))).toEqual(
						fields,
					);
					expect(cutOff(labels)).toEqual([]);
					await editor.page.screenshot({ path: freshPicture(picture(resource, operation)) });
					expect(await node.hiddenHeight()).toBe(0);
					await check?.(node);
					await node.close();
				});
			},
		);
	});
}
