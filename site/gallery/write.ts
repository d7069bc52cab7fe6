/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readSections } from './readEntries';
import { renderGallery } from './renderGallery';

/** Part of npm run templates: writes the page with all workflows anew. */
const project = resolve(__dirname, '../..');
writeFileSync(join(project, 'docs/gallery.md'), renderGallery(readSections(project)));
