// A module of the package at work: loaded once, with one buffer that texts cross in.
import { CoreError } from './errors.js';
import { moduleOf, startFailure } from './loader.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** No text needs more bytes than this, whatever is in it. */
export const bytesMax = (text) => text.length * 3;

export class Instance {
  #file;
  #mark;
  #loading;
  #exports;
  #memory;
  #bytes;
  #words;
  /** Where the scratch buffer is; asked again when it has to be larger. */
  #roomStart = 0;
  #roomBytes = -1;

  /** `mark`: an export by which the file is told from the package's others. */
  constructor(file, mark) {
    this.#file = file;
    this.#mark = mark;
  }

  /** The same promise for every call, until one fails: the next call then tries again. */
  start(options) {
    this.#loading ??= this.#load(options).catch((error) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #load(options) {
    const module = await moduleOf(options, this.#file);
    try {
      const { exports } = await WebAssembly.instantiate(module, this.#imports());
      if (!(this.#mark in exports)) throw new TypeError(`it has no \`${this.#mark}\``);
      this.#memory = exports.memory;
      this.#look();
      exports._initialize();
      this.#exports = { ...exports }; // the engine's own object is slower to ask
    } catch (error) {
      throw startFailure(error, { file: this.#file });
    }
  }

  #imports() {
    return {
      env: {
        emscripten_notify_memory_growth: () => this.#look(),
        number_of: (from, size) => Number(this.text(from, size)),
      },
      wasi_snapshot_preview1: {
        proc_exit: (status) => {
          throw new Error(`${this.#file} stopped itself with status ${status}`);
        },
      },
    };
  }

  /** Views die when the memory grows. */
  #look() {
    const { buffer } = this.#memory;
    this.#bytes = new Uint8Array(buffer);
    this.#words = new Uint32Array(buffer);
  }

  get isReady() {
    return this.#exports !== undefined;
  }

  get exports() {
    if (this.#exports === undefined) {
      throw new CoreError('core_not_ready', `${this.#file} is not loaded`);
    }
    return this.#exports;
  }

  /** All of its memory; another view after every call that may have made it grow. */
  get bytes() {
    return this.#bytes;
  }

  /** The same as numbers of 32 bits. */
  get words() {
    return this.#words;
  }

  text(from, sizeBytes) {
    return decoder.decode(this.#bytes.subarray(from, from + sizeBytes));
  }

  /** Makes room for `sizeBytes` in the scratch buffer and gives where it begins. */
  room(sizeBytes) {
    if (sizeBytes > this.#roomBytes) {
      const { scratch_room: makeRoom } = this.exports;
      this.#roomBytes = Math.max(sizeBytes, 4096); // Scratch::usual_size_bytes
      this.#roomStart = makeRoom(this.#roomBytes);
      if (this.#roomStart === 0) {
        this.#roomBytes = -1;
        const what = `${this.#file} has no memory for ${sizeBytes} bytes of text`;
        throw new CoreError('core_failed', what, { file: this.#file });
      }
    }
    return this.#roomStart;
  }

  /**
   * Writes the text at this address, where there is room, and gives its size in bytes.
   * Short ASCII, which is most of what people type, is faster byte by byte than by the encoder.
   */
  write(text, at) {
    const memory = this.#bytes;
    const { length } = text;
    if (length <= 64) {
      let i = 0;
      for (; i < length; i += 1) {
        const unit = text.charCodeAt(i);
        if (unit > 0x7f) break;
        memory[at + i] = unit;
      }
      if (i === length) return length;
    }
    return encoder.encodeInto(text, memory.subarray(at, at + bytesMax(text))).written;
  }

  /** One text alone in the buffer. */
  writeOnly(text) {
    return this.write(text, this.room(bytesMax(text)));
  }

  /** Several texts, one after the other; gives the size of each. */
  writeAll(...texts) {
    let at = this.room(texts.reduce((sum, text) => sum + bytesMax(text), 0));
    return texts.map((text) => {
      const size = this.write(text, at);
      at += size;
      return size;
    });
  }

  /** The text of the last answer that has one. */
  reply() {
    const { reply_text: from, reply_size_bytes: size } = this.exports;
    return this.text(from(), size());
  }
}
