namespace Dashboard.Web.Projector.Projections;

/// <summary>1 / (1 + a d^2b): how much drawn points at distance d belong together.</summary>
internal readonly record struct UmapCurve(double A, double B)
{
    private const int Samples = 300;
    private const double Spread = 1;

    /// <summary>The curve nearest, by least squares, to 1 up to the distance wanted and an exponential decay beyond.</summary>
    public static UmapCurve Fit(double minDistance)
    {
        // Levenberg and Marquardt's method for two unknowns.
        var (a, b, damping) = (1.5, 0.9, 1e-3);
        var error = Error(a, b, minDistance);
        for (var round = 0; round < 200 && damping < 1e12; round++)
        {
            var (aa, ab, bb, ga, gb) = (0.0, 0.0, 0.0, 0.0, 0.0);
            for (var i = 1; i <= Samples; i++)
            {
                var x = 3 * Spread * i / Samples;
                var power = Math.Pow(x, 2 * b);
                var value = 1 / (1 + (a * power));
                var (da, db) = (-power * value * value, -2 * a * power * Math.Log(x) * value * value);
                var residual = Wanted(x, minDistance) - value;
                (aa, ab, bb) = (aa + (da * da), ab + (da * db), bb + (db * db));
                (ga, gb) = (ga + (da * residual), gb + (db * residual));
            }

            var (daa, dbb) = (aa * (1 + damping), bb * (1 + damping));
            var determinant = (daa * dbb) - (ab * ab);
            var (nextA, nextB) = (a + (((dbb * ga) - (ab * gb)) / determinant), b + (((daa * gb) - (ab * ga)) / determinant));
            var nextError = nextA > 0 && nextB > 0 ? Error(nextA, nextB, minDistance) : double.PositiveInfinity;
            if (nextError < error)
            {
                var isSettled = error - nextError < 1e-14;
                (a, b, error, damping) = (nextA, nextB, nextError, damping / 10);
                if (isSettled)
                {
                    break;
                }
            }
            else
            {
                damping *= 10;
            }
        }

        return new UmapCurve(a, b);
    }

    private static double Wanted(double x, double minDistance) => x < minDistance ? 1 : Math.Exp(-(x - minDistance) / Spread);

    private static double Error(double a, double b, double minDistance)
    {
        var sum = 0.0;
        for (var i = 1; i <= Samples; i++)
        {
            var x = 3 * Spread * i / Samples;
            var residual = Wanted(x, minDistance) - (1 / (1 + (a * Math.Pow(x, 2 * b))));
            sum += residual * residual;
        }

        return sum;
    }
}
