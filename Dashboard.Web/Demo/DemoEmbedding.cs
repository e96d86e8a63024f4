using EventFormat.Writing;

namespace Dashboard.Web.Demo;

/// <summary>The pictures as the model sees them: points that lie together when it tells them from the others.</summary>
internal static class DemoEmbedding
{
    private const int Points = 500;
    private const int Dimensions = 16;
    private const int PictureLength = DemoShapes.Size * DemoShapes.Size * 3;

    public static void Log(SummaryWriter writer, DemoMoment moment, Random random)
    {
        var kinds = DemoShapes.Names.Length;
        var centres = new double[kinds * Dimensions];
        for (var i = 0; i < centres.Length; i++)
        {
            centres[i] = 2.2 * random.Normal();
        }

        var points = new float[Points * Dimensions];
        var thumbnails = new byte[Points * PictureLength];
        var picture = new float[PictureLength];
        var metadata = new string[Points][];
        for (var i = 0; i < Points; i++)
        {
            var kind = i % kinds;
            metadata[i] = [DemoShapes.Names[kind], i % 5 == 0 ? "validation" : "training"];
            for (var d = 0; d < Dimensions; d++)
            {
                points[(i * Dimensions) + d] = (float)((centres[(kind * Dimensions) + d] * (1 - moment.Noise)) + random.Normal());
            }

            DemoShapes.Draw(picture, kind, DemoShapes.White, random.NextDouble(), 0.05, random);
            for (var p = 0; p < PictureLength; p++)
            {
                thumbnails[(i * PictureLength) + p] = (byte)(255 * Math.Clamp(picture[p], 0, 1));
            }
        }

        var embedding = new Embedding
        {
            Points = points,
            Dimensions = Dimensions,
            MetadataHeader = ["shape", "split"],
            Metadata = metadata,
            Thumbnails = thumbnails,
            ThumbnailShape = new ImageShape(DemoShapes.Size, DemoShapes.Size, 3),
        };
        writer.AddEmbedding("features", embedding, moment.Step);
    }
}
