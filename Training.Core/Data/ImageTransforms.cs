using static TorchSharp.torch;

namespace Training.Core.Data;

/// <summary>The usual transforms of images of shape (channels, height, width), each a function to be given to <see cref="MapInput"/>.</summary>
/// <remarks>What is random draws from the item's own numbers, and so is the same for any number of workers.</remarks>
public static class ImageTransforms
{
    /// <summary>The data set with a transform of the inputs, targets as they are.</summary>
    public static Dataset<Sample> MapInput(this Dataset<Sample> source, Func<Tensor, ItemRandom, Tensor> transform)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(transform);
        return source.Map((sample, random) => sample with { Input = transform(sample.Input, random) });
    }

    /// <summary>One transform after the other.</summary>
    public static Func<Tensor, ItemRandom, Tensor> Compose(params Func<Tensor, ItemRandom, Tensor>[] transforms) =>
        (image, random) => transforms.Aggregate(image, (current, transform) => transform(current, random));

    /// <summary>Subtracts a mean from each channel and divides by a standard deviation.</summary>
    public static Func<Tensor, ItemRandom, Tensor> Normalize(float[] mean, float[] deviation) => (image, _) =>
    {
        using var means = tensor(mean, [mean.Length, 1, 1]);
        using var deviations = tensor(deviation, [deviation.Length, 1, 1]);
        using var centred = image - means;
        return centred / deviations;
    };

    /// <summary>Mirrors left and right, with a probability.</summary>
    public static Func<Tensor, ItemRandom, Tensor> RandomHorizontalFlip(double probability = 0.5) =>
        (image, random) => random.NextBool(probability) ? image.flip(-1) : image.alias();

    /// <summary>Cuts out the middle.</summary>
    public static Func<Tensor, ItemRandom, Tensor> CenterCrop(int height, int width) =>
        (image, _) => Crop(image, (image.shape[^2] - height) / 2, (image.shape[^1] - width) / 2, height, width);

    /// <summary>Cuts out a random place, after adding a border of zeros.</summary>
    public static Func<Tensor, ItemRandom, Tensor> RandomCrop(int height, int width, int padding = 0) => (image, random) =>
    {
        using var padded = padding == 0 ? image.alias() : nn.functional.pad(image, [padding, padding, padding, padding]);
        var top = random.Next(Room(padded.shape[^2], height));
        var left = random.Next(Room(padded.shape[^1], width));
        return Crop(padded, top, left, height, width);
    };

    private static int Room(long available, int wanted) => available >= wanted
        ? checked((int)(available - wanted + 1))
        : throw new ArgumentException($"{wanted} pixels cannot be cut out of {available}.");

    private static Tensor Crop(Tensor image, long top, long left, int height, int width)
    {
        using var rows = image.narrow(-2, top, height);
        return rows.narrow(-1, left, width);
    }
}
