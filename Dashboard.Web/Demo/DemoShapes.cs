namespace Dashboard.Web.Demo;

/// <summary>The pictures that the generated trainings learn: ten kinds of shapes, turned, moved and coloured.</summary>
internal static class DemoShapes
{
    public const int Size = 32;

    public static readonly string[] Names = ["disc", "ring", "square", "frame", "cross", "bar", "stripes", "checks", "triangle", "wave"];

    /// <summary>The paint that colours can be laid over.</summary>
    public const int White = 5;

    private static readonly (double Red, double Green, double Blue)[] Paints =
        [(0.95, 0.42, 0.32), (0.98, 0.72, 0.25), (0.36, 0.72, 0.52), (0.30, 0.62, 0.90), (0.62, 0.48, 0.86), (0.96, 0.96, 0.96)];

    /// <summary>Draws a shape into rows of red, green and blue between 0 and 1.</summary>
    /// <param name="pixels">The picture: <see cref="Size"/>² × 3.</param>
    /// <param name="shape">Which of <see cref="Names"/>.</param>
    /// <param name="paint">Its colour.</param>
    /// <param name="turn">Its direction in radians.</param>
    /// <param name="noise">From 0, the shape, to 1, nothing but noise.</param>
    /// <param name="random">Where noise comes from.</param>
    public static void Draw(Span<float> pixels, int shape, int paint, double turn, double noise, Random random)
    {
        var (red, green, blue) = Paints[paint % Paints.Length];
        var (sine, cosine) = Math.SinCos(turn);
        for (var i = 0; i < Size * Size; i++)
        {
            var (x, y) = ((((i % Size) + 0.5) / Size * 2.4) - 1.2, (((i / Size) + 0.5) / Size * 2.4) - 1.2);
            var ink = Math.Clamp(0.5 - (6 * Distance(shape, (x * cosine) + (y * sine), (y * cosine) - (x * sine))), 0, 1);
            pixels[3 * i] = Mix(0.08 + (ink * (red - 0.08)), noise, random);
            pixels[(3 * i) + 1] = Mix(0.09 + (ink * (green - 0.09)), noise, random);
            pixels[(3 * i) + 2] = Mix(0.13 + (ink * (blue - 0.13)), noise, random);
        }
    }

    /// <summary>How far a place lies outside a shape; below 0 inside.</summary>
    private static double Distance(int shape, double x, double y) => shape switch
    {
        0 => Math.Sqrt((x * x) + (y * y)) - 0.8,
        1 => Math.Abs(Math.Sqrt((x * x) + (y * y)) - 0.65) - 0.2,
        2 => Math.Max(Math.Abs(x), Math.Abs(y)) - 0.65,
        3 => Math.Abs(Math.Max(Math.Abs(x), Math.Abs(y)) - 0.6) - 0.16,
        4 => Math.Max(Math.Min(Math.Abs(x), Math.Abs(y)) - 0.2, Math.Max(Math.Abs(x), Math.Abs(y)) - 0.85),
        5 => Math.Max(Math.Abs(x) - 0.85, Math.Abs(y) - 0.22),
        6 => Math.Max(0.14 * Math.Sin(9 * y), Math.Max(Math.Abs(x), Math.Abs(y)) - 0.8),
        7 => Math.Max(-0.2 * Math.Sin(6 * x) * Math.Sin(6 * y), Math.Max(Math.Abs(x), Math.Abs(y)) - 0.85),
        8 => Math.Max((0.87 * Math.Abs(x)) + (0.5 * y) - 0.4, -y - 0.6),
        _ => Math.Max(Math.Abs(y - (0.35 * Math.Sin(4.5 * x))) - 0.16, Math.Abs(x) - 0.9),
    };

    private static float Mix(double value, double noise, Random random) =>
        (float)((value * (1 - noise)) + (noise * (0.35 + (0.2 * random.Normal()))));
}
