/**
 * Just enough of ONNX's protobuf format (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto) to write a chain of Conv nodes.
 */
const FLOAT = 1;
const ATTRIBUTE = { int: 2, ints: 7 };
const IR_VERSION = 8;
const OPSET = 13;

function variableInteger(value) {
  const bytes = [];
  let rest = BigInt(value);
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 128 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}

function join(...parts) {
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

const integerField = (field, value) => join(variableInteger(field << 3), variableInteger(value));

function bytesField(field, content) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return join(variableInteger((field << 3) | 2), variableInteger(bytes.length), bytes);
}

const rawBytes = ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength);

const initializer = (name, dims, values) =>
  join(
    ...dims.map((dim) => integerField(1, dim)),
    integerField(2, FLOAT),
    bytesField(8, name),
    bytesField(9, rawBytes(values)),
  );

const valueInfo = (name, dims) => {
  const shape = join(...dims.map((dim) => bytesField(1, integerField(1, dim))));
  return join(
    bytesField(1, name),
    bytesField(2, bytesField(1, join(integerField(1, FLOAT), bytesField(2, shape)))),
  );
};

const integers = (name, values) =>
  bytesField(
    5,
    join(
      bytesField(1, name),
      ...values.map((value) => integerField(8, value)),
      integerField(20, ATTRIBUTE.ints),
    ),
  );
const integer = (name, value) =>
  bytesField(5, join(bytesField(1, name), integerField(3, value), integerField(20, ATTRIBUTE.int)));

/** `length` times the same convolution in a row; input `x` and output `y` are NCHW. */
export function convChainModel({ layer, input, output, weights, bias }, length) {
  const { kernel, stride, dilation, groups, pads, outputChannels } = layer;
  const nodes = Array.from({ length }, (_, index) =>
    bytesField(
      1,
      join(
        bytesField(1, index === 0 ? 'x' : `t${index - 1}`),
        bytesField(1, 'w'),
        bytesField(1, 'b'),
        bytesField(2, index === length - 1 ? 'y' : `t${index}`),
        bytesField(4, 'Conv'),
        integers('kernel_shape', kernel),
        integers('strides', stride),
        integers('dilations', dilation),
        integers('pads', [pads.top, pads.left, pads.bottom, pads.right]),
        integer('group', groups),
      ),
    ),
  );
  const graph = join(
    ...nodes,
    bytesField(2, 'conv'),
    bytesField(5, initializer('w', [outputChannels, input.channels / groups, ...kernel], weights)),
    bytesField(5, initializer('b', [outputChannels], bias)),
    bytesField(11, valueInfo('x', [1, input.channels, input.height, input.width])),
    bytesField(12, valueInfo('y', [1, output.channels, output.height, output.width])),
  );
  return join(
    integerField(1, IR_VERSION),
    bytesField(2, 'convscape-bench'),
    bytesField(7, graph),
    bytesField(8, integerField(2, OPSET)),
  );
}
