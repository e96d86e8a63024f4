namespace Training.Core.Models;

/// <summary>What a <see cref="TransformerClassifier"/> is made of.</summary>
/// <param name="Vocabulary">How many tokens there are; they are numbered from 0.</param>
/// <param name="Classes">How many classes are told apart.</param>
/// <param name="MaxLength">Tokens of the longest sequence.</param>
/// <param name="Width">Size of a token's vector; a multiple of <paramref name="Heads"/>.</param>
/// <param name="Heads">Heads of attention.</param>
/// <param name="Layers">Encoder layers.</param>
/// <param name="FeedForward">Width between the two linear layers of an encoder layer.</param>
/// <param name="Dropout">Probability, below 1, that a value is dropped while training.</param>
/// <param name="NormFirst">Normalises before attention and linear layers rather than after, and once at the end.</param>
/// <param name="UsesGelu">GELU rather than ReLU.</param>
/// <param name="Padding">The token that fills short sequences up: nothing attends to it.</param>
public sealed record TransformerOptions(
    long Vocabulary,
    long Classes,
    long MaxLength,
    long Width = 64,
    long Heads = 4,
    int Layers = 2,
    long FeedForward = 128,
    double Dropout = 0.1,
    bool NormFirst = false,
    bool UsesGelu = false,
    long Padding = 0);
