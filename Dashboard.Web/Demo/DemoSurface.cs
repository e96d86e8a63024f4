using EventFormat.Writing;

namespace Dashboard.Web.Demo;

/// <summary>A ball that the training bends into a knobbly torus-like shell, coloured by how far each place still is from it.</summary>
internal sealed class DemoSurface : IDemoLog
{
    private const int Rings = 28;
    private const int Sectors = 48;

    private static readonly int[] Faces = [.. Grid()];

    public int Every => 200;

    public void Log(SummaryWriter writer, DemoMoment moment)
    {
        var vertices = new float[(Rings + 1) * Sectors * 3];
        var colors = new byte[vertices.Length];
        for (var i = 0; i < vertices.Length / 3; i++)
        {
            var latitude = (((double)(i / Sectors) / Rings) - 0.5) * Math.PI;
            var longitude = (double)(i % Sectors) / Sectors * 2 * Math.PI;
            var aim = 0.72 + (0.28 * Math.Cos(5 * longitude) * Math.Cos(3 * latitude));
            var missing = Math.Abs(aim - 1) * moment.Noise;
            var radius = aim + ((1 - aim) * moment.Noise);
            vertices[3 * i] = (float)(radius * Math.Cos(latitude) * Math.Cos(longitude));
            vertices[(3 * i) + 1] = (float)(radius * Math.Sin(latitude));
            vertices[(3 * i) + 2] = (float)(radius * Math.Cos(latitude) * Math.Sin(longitude));
            colors[3 * i] = (byte)(70 + (185 * Math.Min(1, 2 * missing)));
            colors[(3 * i) + 1] = (byte)(170 - (90 * Math.Min(1, 2 * missing)));
            colors[(3 * i) + 2] = (byte)(225 - (150 * Math.Min(1, 2 * missing)));
        }

        writer.AddMesh("reconstruction/shell", new Mesh { Vertices = vertices, Faces = Faces, Colors = colors }, moment.Step, moment.WallTime);
    }

    private static IEnumerable<int> Grid()
    {
        for (var ring = 0; ring < Rings; ring++)
        {
            for (var sector = 0; sector < Sectors; sector++)
            {
                var (a, b) = ((ring * Sectors) + sector, (ring * Sectors) + ((sector + 1) % Sectors));
                foreach (var corner in new[] { a, a + Sectors, b, b, a + Sectors, b + Sectors })
                {
                    yield return corner;
                }
            }
        }
    }
}
