import type { EmulatedResponse } from '../../core/contract';
import { html } from '../../core/html';

/** What people and not machines are meant to see. */
export function htmlPage(status: number, text: string): EmulatedResponse {
	return {
		status,
		headers: { 'content-type': 'text/html; charset=UTF-8' },
		body: html`<!doctype html>
			<html>
				<head>
					<title>${text}</title>
				</head>
				<body>
					<h1>${text}</h1>
				</body>
			</html>`.markup,
	};
}
