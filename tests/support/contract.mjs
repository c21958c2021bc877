// Compares answers with docs/openapi.yaml and remembers what has been seen of it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

import { repository } from '../server/support/server.mjs';

const methods = ['get', 'put', 'post', 'patch', 'delete'];
const escape = (segment) => segment.replaceAll('~', '~0').replaceAll('/', '~1');

export class Contract {
  constructor(text = readFileSync(path.join(repository, 'docs/openapi.yaml'), 'utf8')) {
    this.document = parse(text);
    // The document has words of OpenAPI's own around its schemas.
    this.ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
    this.ajv.addSchema(this.document, 'openapi');
    this.operations = new Map();
    for (const [route, item] of Object.entries(this.document.paths)) {
      for (const method of methods.filter((name) => item[name])) {
        const { operationId } = item[method];
        this.operations.set(operationId, { route, method, operation: item[method] });
      }
    }
    this.seen = new Map([...this.operations.keys()].map((id) => [id, new Set()]));
  }

  /** Follows a `$ref` of the document; the pointer says where the result is written. */
  resolve(node, pointer) {
    if (!node?.$ref) return { node, pointer };
    const target = node.$ref.slice(1);
    const steps = target.split('/').slice(1);
    const found = steps.reduce((at, step) => at[step.replaceAll('~1', '/')], this.document);
    return this.resolve(found, target);
  }

  /** What is wrong with an answer; empty where it is as documented. */
  findings(operationId, answer) {
    const { route, method, operation } = this.operations.get(operationId);
    const status = operation.responses[answer.status] ? String(answer.status) : 'default';
    const written = operation.responses[status];
    if (!written) return [`${operationId} answered ${answer.status}, which is not documented`];
    if (status === 'default' && answer.status < 400) {
      return [`${operationId} answered ${answer.status}, which only \`default\` covers`];
    }
    this.seen.get(operationId).add(String(answer.status));
    const at = `/paths/${escape(route)}/${method}/responses/${status}`;
    const { node: response, pointer } = this.resolve(written, at);
    return [
      ...this.headerFindings(response, answer),
      ...this.bodyFindings(response, pointer, answer),
    ].map((finding) => `${operationId} ${answer.status}: ${finding}`);
  }

  headerFindings(response, answer) {
    return Object.entries(response.headers ?? {})
      .filter(([name, header]) => header.required && !answer.headers.get(name))
      .map(([name]) => `the header ${name} is missing`);
  }

  bodyFindings(response, pointer, answer) {
    if (!response.content) return answer.bytes.length > 0 ? ['there should be no body'] : [];
    const type = (answer.headers.get('content-type') ?? '').split(';')[0];
    if (!response.content[type]) return [`the content type \`${type}\` is not documented`];
    if (!type.endsWith('json')) return [];
    const ref = `openapi#${pointer}/content/${escape(type)}/schema`;
    const validate = this.ajv.compile({ $ref: ref });
    if (validate(answer.json)) return [];
    return validate.errors.map(
      ({ instancePath, message }) => `${instancePath || 'body'} ${message}`,
    );
  }

  /** Operations, and statuses documented by number, that no answer has shown. */
  unseen() {
    return [...this.operations].flatMap(([id, { operation }]) =>
      Object.keys(operation.responses)
        .filter((status) => status !== 'default' && !this.seen.get(id).has(status))
        .map((status) => `${id} ${status}`),
    );
  }
}
