using EventFormat.Writing;

namespace Dashboard.Web.Demo;

/// <summary>Pictures that come out of noise while the training learns, one of them moving.</summary>
internal sealed class DemoPictures(Random random) : IDemoLog
{
    private const int Samples = 3;
    private const int Frames = 12;
    private const int PictureLength = DemoShapes.Size * DemoShapes.Size * 3;

    private static readonly ImageShape Shape = new(DemoShapes.Size, DemoShapes.Size, 3);

    public int Every => 100;

    public void Log(SummaryWriter writer, DemoMoment moment)
    {
        var pixels = new float[Math.Max(Samples, Frames) * PictureLength];
        for (var i = 0; i < Samples; i++)
        {
            DemoShapes.Draw(Picture(pixels, i), 2 * i, i, 0.3 * i, Math.Max(0.04, moment.Noise), random);
        }

        writer.AddImages("samples/generated", pixels.AsSpan(0, Samples * PictureLength), Shape, Samples, moment.Step, moment.WallTime);
        if (moment.Step % (5 * Every) == 0)
        {
            for (var i = 0; i < Frames; i++)
            {
                DemoShapes.Draw(Picture(pixels, i), 8, 3, i * 2 * Math.PI / 3 / Frames, Math.Max(0.02, 0.6 * moment.Noise), random);
            }

            writer.AddVideo("samples/turning", pixels.AsSpan(0, Frames * PictureLength), Shape, Frames, moment.Step, framesPerSecond: 8, moment.WallTime);
        }
    }

    private static Span<float> Picture(float[] pixels, int index) => pixels.AsSpan(index * PictureLength, PictureLength);
}
