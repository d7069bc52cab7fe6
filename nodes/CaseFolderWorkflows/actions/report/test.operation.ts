import { done } from '../../../shared/core/outcome';
import { renderTestPage } from '../../../shared/domain/checks/renderTestPage';
import { testReport, type TestReport } from '../../../shared/domain/checks/testLines';
import type { Operation } from '../../../shared/node/Operation';
import { optionalText } from '../../../shared/node/readParameters';
import { z } from '../../../shared/vendor/zod';
import type { Dependencies } from '../shared/Dependencies';
import { jsonObject } from '../shared/jsonObject';
import { testFields } from './fields';
import { readParameters } from './readParameters';

interface TestRequest {
	results: Readonly<Record<string, unknown>>;
	matter: string;
	isOver: boolean;
}

/** What a test found, and the page that shows it. */
type TestResult = TestReport & { html: string };

/** Says of a test of the setup what works and what is to be corrected. */
export const test: Operation<TestRequest, TestResult, Dependencies> = {
	fields: testFields,
	asTool: 'runs',
	read: (context, item) =>
		readParameters(context, item, { results: jsonObject, matter: optionalText, isOver: z.boolean() }),
	run: async (requests) => requests.map((request) => done(resultOf(request))),
	rows: ({ ok, mayFile, lines, html }) => [{ ok, mayFile, lines: lines.map((line) => ({ ...line })), html }],
};

/** Before somebody entered a matter. */
const NOTHING_YET: TestReport = { ok: true, mayFile: false, lines: [] };

function resultOf({ results, matter, isOver }: TestRequest): TestResult {
	if (Object.keys(results).length === 0) return { ...NOTHING_YET, html: renderTestPage(undefined, matter) };
	const report = testReport(results, isOver);
	return { ...report, html: renderTestPage(report, matter) };
}
