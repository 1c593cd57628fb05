/**
 * Orthographic: a centimetre is as long near as far, so the scale bar is true. All lengths are
 * centimetres in the picture's own directions (x right, y up, z towards the viewer); the light stands
 * still while the specimen turns, as on a table.
 */
const placed = `
uniform mat3 turning;
uniform vec3 middle;
uniform vec2 at;
uniform vec2 perCm;
uniform float reach;
in vec3 position;
`;

export const dayVertex = `${placed}
in vec3 normal;
in vec3 colour;
uniform mat3 lit;
uniform vec4 saw;
out vec3 seen;
out vec3 shine;
out vec3 tint;
out vec3 inShadow;
out float sawn;
void main() {
  seen = turning * (position - middle);
  shine = turning * normal;
  tint = colour * colour * (0.3 + 0.7 * colour);
  inShadow = lit * (seen + shine * 0.06) / reach * 0.5 + 0.5;
  sawn = dot(position, saw.xyz) - saw.w;
  gl_Position = vec4((seen.xy - at) * perCm, -seen.z / reach, 1.0);
}`;

export const dayUniforms = [
  ...['turning', 'middle', 'at', 'perCm', 'reach', 'lit', 'saw', 'isFace'],
  ...['gloss', 'waxy', 'isHair', 'bright', 'shadows', 'hasShadows']
];

export const dayFragment = `
in vec3 seen;
in vec3 shine;
in vec3 tint;
in vec3 inShadow;
in float sawn;
uniform bool isFace;
uniform bool isHair;
uniform bool hasShadows;
uniform float gloss;
uniform float waxy;
uniform float bright;
uniform highp sampler2DShadow shadows;
out vec4 colour;

// the lamps of the stills (domain/specimen/draw/light.ts), the key a little lower: ridges stand out
const vec3 key = vec3(-0.486, 0.648, 0.586);
const vec3 fill = vec3(0.728, -0.283, 0.625);
const vec3 rim = vec3(0.756, -0.570, -0.322);
const vec3 keyLight = vec3(0.755, 0.742, 0.720);
const vec3 fillLight = vec3(0.152, 0.150, 0.146);
const vec3 rimLight = vec3(0.51, 0.50, 0.487);

float light() {
  if (!hasShadows) return 1.0;
  float sum = 0.0;
  // a turned grid of four hides the steps of the map
  sum += texture(shadows, inShadow + vec3(0.0011, 0.0004, -0.002));
  sum += texture(shadows, inShadow + vec3(-0.0004, 0.0011, -0.002));
  sum += texture(shadows, inShadow + vec3(-0.0011, -0.0004, -0.002));
  sum += texture(shadows, inShadow + vec3(0.0004, -0.0011, -0.002));
  return sum * 0.25;
}

vec3 solid(vec3 n, float lit) {
  // wax lets light round its edges into the shade, red furthest
  vec3 bleed = 0.06 + vec3(0.3, 0.2, 0.12) * waxy;
  vec3 wrapped = clamp((dot(n, key) + bleed) / (1.0 + bleed), 0.0, 1.0);
  vec3 direct = wrapped * (lit + (1.0 - lit) * bleed * 0.5);
  float up = 0.5 + 0.5 * (0.55 * n.y + 0.75 * n.z);
  float open = 0.72 + 0.28 * lit;
  vec3 around = mix(vec3(0.300, 0.285, 0.260), vec3(0.370, 0.378, 0.390), up) * open;
  float edge = 1.0 - n.z;
  float edge3 = edge * edge * edge;
  float rimmed = edge3 * max(0.25 + dot(n, rim), 0.0) * open;
  float mirrored = 2.0 * n.z * dot(n, key) - key.z;
  float breadth = 0.62 - 0.5 * gloss;
  float fresnel = 0.035 + 0.5 * edge3 * edge * edge;
  float sheen = fresnel * (0.35 + 2.6 * gloss) * lit * smoothstep(1.0 - breadth, 1.0 - breadth * 0.12, mirrored);
  sheen += fresnel * gloss * 0.35 * open * up;
  vec3 sum = tint * (keyLight * 1.25 * direct + fillLight * max(dot(n, fill), 0.0) + around);
  return sum + rimLight * rimmed * (0.35 * tint + 0.05) + sheen * keyLight * 1.3;
}

/** Along a hair light glances off as off a thin rod; n is the run of the hair. */
vec3 hair(vec3 n, float lit) {
  float along = dot(n, key);
  float across = sqrt(max(0.0, 1.0 - along * along));
  float alongFill = dot(n, fill);
  float glance = max(0.0, across * sqrt(max(0.0, 1.0 - n.z * n.z)) - along * n.z);
  float sheen = (pow(glance, 18.0) * 0.16 + pow(glance, 70.0) * 0.2 * gloss) * lit;
  float open = 0.72 + 0.28 * lit;
  vec3 sum = tint * (keyLight * 1.15 * across * (0.15 + 0.85 * lit) + fillLight * sqrt(max(0.0, 1.0 - alongFill * alongFill)) * open + 0.375 * open * open);
  return sum + sheen * (0.3 + 0.7 * tint) * keyLight * open;
}

void main() {
  if (!isFace && sawn > 0.0) discard;
  vec3 n = normalize(gl_FrontFacing ? shine : -shine);
  if (bright < 1.0) {
    // against the lamp: how steeply the surface turns away, where light is bent aside
    float edge = 1.0 - n.z + 0.16 * (0.3 * n.x - 0.5 * n.y);
    colour = vec4(vec3(pow(1.0 - 0.5 * edge * abs(edge), 1.0 / 2.2)), 1.0);
    return;
  }
  float lit = light();
  vec3 sum = isHair ? hair(n, lit) : solid(n, lit);
  // a soft shoulder, so that bright wax keeps its drawing
  vec3 held = mix(sum, 0.7 + 0.3 * (1.0 - exp((0.7 - sum) / 0.3)), step(0.7, sum));
  colour = vec4(pow(held, vec3(1.0 / 2.2)), 1.0);
}`;

export const shadowVertex = `${placed}
uniform mat3 lit;
uniform vec4 saw;
out float sawn;
void main() {
  sawn = dot(position, saw.xyz) - saw.w;
  vec3 p = lit * (turning * (position - middle)) / reach;
  gl_Position = vec4(p.xy, p.z, 1.0);
}`;
export const shadowUniforms = ['turning', 'middle', 'reach', 'lit', 'saw'];
export const shadowFragment = `
in float sawn;
void main() {
  if (sawn > 0.0) discard;
}`;

/**
 * Every closed surface adds its depth with a sign (back +, front -): what remains is the length of the
 * way through it. Counted from the saw's plane, so that what the saw has opened is closed by it.
 */
export const throughVertex = `${placed}
uniform vec4 saw;
uniform vec4 plane;
out float deep;
out float sawn;
void main() {
  vec3 seen = turning * (position - middle);
  sawn = dot(position, saw.xyz) - saw.w;
  deep = plane.w - seen.z - dot(plane.xy, seen.xy);
  gl_Position = vec4((seen.xy - at) * perCm, 0.0, 1.0);
}`;
export const throughUniforms = [
  ...['turning', 'middle', 'at', 'perCm', 'reach', 'saw', 'plane', 'absorb', 'isHair']
];
export const throughFragment = `
in float deep;
in float sawn;
uniform vec3 absorb;
uniform bool isHair;
out vec4 sum;
void main() {
  if (sawn > 0.0) discard;
  float way = isHair ? 0.006 : gl_FrontFacing ? -deep : deep;
  sum = vec4(absorb * way, way);
}`;

export const lampVertex = `
in vec3 position;
void main() { gl_Position = vec4(position.xy, 0.0, 1.0); }`;
export const lampUniforms = ['ways', 'blur'];
export const lampFragment = `
uniform highp sampler2D ways;
uniform float blur;
out vec4 colour;
const vec3 lamp = vec3(1.0, 0.956, 0.855);
// a little light from before: what lets none through is not a hole
const vec3 before = vec3(0.0135, 0.009, 0.0065);

vec4 through(vec2 off) {
  ivec2 most = textureSize(ways, 0) - 1;
  vec4 way = texelFetch(ways, clamp(ivec2(gl_FragCoord.xy + off * blur), ivec2(0), most), 0);
  return vec4(exp(-max(way.rgb, 0.0)), 1.0) * smoothstep(0.001, 0.012, way.a);
}

void main() {
  // light is scattered on its way: what lies inside is seen as through wax
  vec4 sum = through(vec2(0.0));
  if (sum.a == 0.0) discard;
  for (int i = 0; i < 6; i++) {
    float angle = float(i) * 1.0472;
    vec2 off = vec2(cos(angle), sin(angle));
    sum += through(off) + through(off.yx * 0.5);
  }
  vec3 seen = lamp * sum.rgb / sum.a + before;
  colour = vec4(pow(min(seen, 1.0), vec3(1.0 / 2.2)), 1.0);
}`;
