using Dashboard.Web.Components.Media;

namespace Dashboard.Web.Components.Images;

/// <summary>Everything that decides what the images page shows; all of it is in the URL.</summary>
public sealed record ImageView : MediaView
{
    public const double MaxBrightness = 2;
    public const double MaxContrast = 5;

    /// <summary>The view of a URL without parameters.</summary>
    public static ImageView Default { get; } = new();

    /// <summary>Factor of every colour, 0 to 2.</summary>
    public double Brightness { get; init; } = 1;

    /// <summary>Factor of every colour's distance from middle grey, 0 to 5.</summary>
    public double Contrast { get; init; } = 1;

    /// <summary>Whether one pixel of an image is one pixel of the page.</summary>
    public bool IsActualSize { get; init; }
}
