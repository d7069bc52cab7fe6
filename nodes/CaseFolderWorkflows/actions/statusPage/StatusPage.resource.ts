import type { INodeProperties } from 'n8n-workflow';

export const statusPageOperations = {};

export const statusPageDescription: INodeProperties[] = [];
