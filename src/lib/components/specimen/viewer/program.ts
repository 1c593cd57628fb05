/** A shader program and where its uniforms are. Throws what the compiler says: our own mistake. */
export type Program = { program: WebGLProgram; at: Record<string, WebGLUniformLocation | null> };

/** Attributes lie at these places in every program. */
export const places = { position: 0, normal: 1, colour: 2 } as const;

export function makeProgram(
  gl: WebGL2RenderingContext,
  vertex: string,
  fragment: string,
  uniforms: readonly string[]
): Program {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment]
  ] as const) {
    const shader = gl.createShader(type)!;
    gl.shaderSource(shader, `#version 300 es\nprecision highp float;\n${source}`);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  for (const [name, place] of Object.entries(places)) gl.bindAttribLocation(program, place, name);
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    const logs = (gl.getAttachedShaders(program) ?? []).map((one) => gl.getShaderInfoLog(one));
    throw new Error(`shader: ${gl.getProgramInfoLog(program)} ${logs.join(' ')}`);
  }
  const at = Object.fromEntries(
    uniforms.map((name) => [name, gl.getUniformLocation(program, name)])
  );
  return { program, at };
}
